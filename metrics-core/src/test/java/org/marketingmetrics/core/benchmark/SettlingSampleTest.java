package org.marketingmetrics.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.statistics.Wilson;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/** A verdict is open, and somebody asks how long to go on. */
class SettlingSampleTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final EvaluateBenchmark EVALUATE =
      new EvaluateBenchmark(CATALOG, BenchmarkSettings.STANDARD);
  private static final BenchmarkScope STORIES =
      new BenchmarkScope("influencer", "instagram", "stories", "", "", "");

  private static BenchmarkEvaluation against(long clicks, long impressions) {
    MetricValue value =
        MetricCalculator.metric(
            CATALOG.metric(new MetricId("ctr")),
            Quantity.Count.of(clicks),
            Quantity.Count.of(impressions),
            ValueContext.of(Basis.UNSPECIFIED));
    return EVALUATE
        .evaluate(
            new EvaluateBenchmark.Request(
                value,
                STORIES,
                LocalDate.parse("2026-01-31"),
                List.of("benchmarks/b_ig_stories_ctr"),
                false,
                BigDecimal.ZERO),
            BenchmarkCatalog.standard())
        .evaluations()
        .getFirst();
  }

  /** By hand: 1.96² x 0.01 x 0.99 / (0.011111 - 0.01)² = 30,804.7, less the 990 there are. */
  @Test
  void elevenClicksOn990ImpressionsNeedTwentyNineThousandMore() {
    assertThat(against(11, 990).settling()).isEqualTo(new SettlingSample("impressions", 29_815));
  }

  @ParameterizedTest
  @CsvSource({"2500, 100000", "4000, 200000", "1, 100000", "5, 10"})
  void nothingIsMissingWhereTheEvidenceIsCertain(long clicks, long impressions) {
    BenchmarkEvaluation evaluation = against(clicks, impressions);

    assertThat(evaluation.standing().evidence()).isNotEqualTo(Standing.Evidence.UNCERTAIN);
    assertThat(evaluation.settling()).isNull();
  }

  /** 1 % exactly is the lower edge: no number of impressions takes the interval off it. */
  @ParameterizedTest
  @CsvSource({"1000, 100000", "3000, 100000"})
  void nothingSettlesAValueAtTheEdge(long clicks, long impressions) {
    BenchmarkEvaluation evaluation = against(clicks, impressions);

    assertThat(evaluation.standing().evidence()).isEqualTo(Standing.Evidence.UNCERTAIN);
    assertThat(evaluation.settling()).isNull();
  }

  /** Beyond so many, Wilson's interval of the same rate no longer reaches over an edge. */
  @Property(tries = 500)
  void atTheSameRateSoManySettleItAndFewerDoNot(
      @ForAll @LongRange(min = 1, max = 400) long clicks,
      @ForAll @LongRange(min = 400, max = 20_000) long impressions) {
    SettlingSample sample = against(clicks, impressions).settling();
    Assume.that(sample != null);
    double all = impressions + (double) Objects.requireNonNull(sample).additional();
    double rate = (double) clicks / impressions;

    assertThat(reachesOverAnEdge(rate, all * 1.000001)).isFalse();
    assertThat(reachesOverAnEdge(rate, (all - 1) * 0.999999)).isTrue();
  }

  private static boolean reachesOverAnEdge(double rate, double impressions) {
    Interval interval = Wilson.interval(rate * impressions, impressions, 0.95);
    return DoubleStream.of(0.01, 0.03)
        .anyMatch(edge -> interval.lower() <= edge && edge <= interval.upper());
  }
}
