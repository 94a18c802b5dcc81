package org.marketingmetrics.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

class BenchmarkEvaluatorTest {
  private static final Reference RANGE = new Reference.Range(dec("0.01"), dec("0.03"));
  private static final Reference GMAIL = new Reference.Limit(dec("0.001"), dec("0.003"));
  private static final Reference QUANTILES =
      new Reference.Quantiles(
          List.of(
              point("0.1", "0.05"),
              point("0.25", "0.1"),
              point("0.5", "0.2"),
              point("0.75", "0.2"),
              point("0.9", "0.4")));

  /** In doubles 3,000 / 100,000 is 0.03 and 0.3 / 10 is not; exactly both are. */
  @ParameterizedTest
  @CsvSource({
    "3000, 100000, WITHIN",
    "1000, 100000, WITHIN",
    "30000000000000001, 1000000000000000000, ABOVE",
    "9999999999999999, 1000000000000000000, BELOW",
  })
  void edgesBelongToTheRangeExactly(long x, long n, Standing.Position position) {
    assertThat(stand(RANGE, x, n).position()).isEqualTo(position);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100000, BELOW, BELOW, -0.001",
    "90, 100000, BELOW, UNCERTAIN, -0.0001",
    "100, 100000, AT, UNCERTAIN, 0",
    "200, 100000, AT, WITHIN, 0",
    "300, 100000, ABOVE, UNCERTAIN, 0",
    "400, 100000, ABOVE, ABOVE, 0.001",
  })
  void limitIsExceededWhereTheCeilingIsReached(
      long x, long n, Standing.Position position, Standing.Evidence evidence, double gap) {
    Standing standing = stand(GMAIL, x, n);

    assertThat(standing.position()).isEqualTo(position);
    assertThat(standing.evidence()).isEqualTo(evidence);
    assertThat(standing.gapAbsolute()).isCloseTo(gap, within(1e-15));
    assertThat(standing.index()).isNull();
    assertThat(standing.percentile()).isNull();
  }

  @Test
  void bandCountsAsAtTheMean() {
    Reference mean = new Reference.Mean(dec("0.2"), null, null);
    MetricValue value = value(210, 1_000);

    assertThat(BenchmarkEvaluator.stand(mean, value, dec("0.01")).position())
        .isEqualTo(Standing.Position.AT);
    assertThat(BenchmarkEvaluator.stand(mean, value, dec("0.009")).position())
        .isEqualTo(Standing.Position.ABOVE);
    assertThat(BenchmarkEvaluator.stand(mean, value, dec("0.009")).gapAbsolute())
        .isCloseTo(0.01, within(1e-15));
    assertThat(stand(mean, 200, 1_000).position()).isEqualTo(Standing.Position.AT);
    assertThat(stand(mean, 200, 1_000).evidence()).isEqualTo(Standing.Evidence.UNCERTAIN);
    assertThat(BenchmarkEvaluator.stand(mean, value(200_000, 1_000_000), dec("0.01")).evidence())
        .isEqualTo(Standing.Evidence.WITHIN);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 100, BELOW, 0.1, BELOW_LOWEST",
    "5, 100, BELOW, 0.1, NONE",
    "15, 200, BELOW, 0.175, NONE",
    "10, 100, WITHIN, 0.25, NONE",
    "20, 100, WITHIN, 0.75, NONE",
    "30, 100, ABOVE, 0.825, NONE",
    "41, 100, ABOVE, 0.9, ABOVE_HIGHEST",
  })
  void quartilesGiveThePositionAndTheGivenPointsThePercentile(
      long x, long n, Standing.Position position, double probability, Standing.Bound bound) {
    Standing standing = stand(QUANTILES, x, n);

    assertThat(standing.position()).isEqualTo(position);
    assertThat(standing.percentile()).isEqualTo(new Standing.Percentile(probability, bound));
    assertThat(standing.index()).isCloseTo((double) x / n / 0.2, within(1e-12));
  }

  @Test
  void quartilesBetweenTheGivenPointsAreInterpolated() {
    Reference deciles = new Reference.Quantiles(List.of(point("0.1", "0.1"), point("0.9", "0.9")));

    assertThat(stand(deciles, 25, 100).position()).isEqualTo(Standing.Position.WITHIN);
    assertThat(stand(deciles, 24, 100).position()).isEqualTo(Standing.Position.BELOW);
    assertThat(stand(deciles, 76, 100).position()).isEqualTo(Standing.Position.ABOVE);
  }

  @Test
  void loneMedianHasNothingToExtrapolateFrom() {
    Reference median = new Reference.Quantiles(List.of(point("0.5", "0.2")));

    assertThat(stand(median, 20, 100).position()).isEqualTo(Standing.Position.WITHIN);
    assertThat(stand(median, 21, 100).position()).isEqualTo(Standing.Position.ABOVE);
    assertThat(stand(median, 21, 100).percentile())
        .isEqualTo(new Standing.Percentile(0.5, Standing.Bound.ABOVE_HIGHEST));
  }

  @Test
  void meanHasPercentileOnlyWithDeviationAndDeclaredLaw() {
    Reference bare = new Reference.Mean(dec("0.2"), null, null);
    Reference noLaw = new Reference.Mean(dec("0.2"), dec("0.05"), null);
    Reference normal = new Reference.Mean(dec("0.2"), dec("0.05"), Reference.Law.NORMAL);
    // Beta(12.6, 50.4) has that mean and deviation; the share below 0.25 is mpmath's.
    Reference beta = new Reference.Mean(dec("0.2"), dec("0.05"), Reference.Law.BETA);
    Reference impossible = new Reference.Mean(dec("0.2"), dec("0.5"), Reference.Law.BETA);

    assertThat(stand(bare, 25, 100).percentile()).isNull();
    assertThat(stand(noLaw, 25, 100).percentile()).isNull();
    assertThat(stand(RANGE, 25, 100).percentile()).isNull();
    assertThat(probability(normal)).isCloseTo(0.8413447460685429, within(1e-12));
    assertThat(probability(beta)).isCloseTo(0.8408130233807275, within(1e-12));
    assertThat(stand(impossible, 25, 100).percentile()).isNull();
  }

  private static double probability(Reference reference) {
    return java.util.Objects.requireNonNull(stand(reference, 25, 100).percentile()).probability();
  }

  @Test
  void valueWithoutIntervalHasPositionAndNoEvidence() {
    MetricValue clicks =
        MetricCalculator.metric(
            Catalog.standard().metric(new MetricId("ctor_total")),
            Quantity.Count.of(20),
            Quantity.Count.of(10),
            ValueContext.of(Basis.UNSPECIFIED));
    Standing standing =
        BenchmarkEvaluator.stand(
            new Reference.Mean(dec("1.5"), null, null), clicks, BigDecimal.ZERO);

    assertThat(standing.position()).isEqualTo(Standing.Position.ABOVE);
    assertThat(standing.evidence()).isEqualTo(Standing.Evidence.UNCERTAIN);
  }

  @Test
  void gapBesideAnEdgeOfZeroHasNoRelativeSize() {
    Reference zero = new Reference.Mean(dec("0"), null, null);

    assertThat(stand(zero, 1, 4).gapAbsolute()).isEqualTo(0.25);
    assertThat(stand(zero, 1, 4).gapRelative()).isNull();
    assertThat(stand(zero, 1, 4).index()).isNull();
  }

  @Test
  void nullValueCannotBeHeldAgainstAnything() {
    assertThatThrownBy(() -> stand(RANGE, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Standing stand(Reference reference, long x, long n) {
    return BenchmarkEvaluator.stand(reference, value(x, n), BigDecimal.ZERO);
  }

  private static MetricValue value(long x, long n) {
    return MetricCalculator.metric(
        Catalog.standard().metric(new MetricId("complaint_rate")),
        Quantity.Count.of(x),
        Quantity.Count.of(n),
        ValueContext.of(Basis.UNSPECIFIED));
  }

  private static Reference.Point point(String probability, String value) {
    return new Reference.Point(dec(probability), dec(value));
  }

  private static BigDecimal dec(String number) {
    return new BigDecimal(number);
  }
}
