package org.marketingmetrics.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation.Label;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation.Use;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.DefinitionMismatch;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.ChannelKind;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

class EvaluateBenchmarkTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final BenchmarkCatalog BENCHMARKS = BenchmarkCatalog.standard();
  private static final EvaluateBenchmark EVALUATE =
      new EvaluateBenchmark(CATALOG, BenchmarkSettings.STANDARD);
  private static final LocalDate TODAY = LocalDate.parse("2025-06-30");
  private static final BenchmarkScope STORIES =
      new BenchmarkScope("influencer", "instagram", "stories", "", "", "");
  private static final BenchmarkScope INFLUENCER =
      new BenchmarkScope("influencer", "", "", "", "", "");
  private static final BenchmarkScope MAIL =
      new BenchmarkScope("email", "", "", "e_commerce", "", "bulk");

  @Test
  void everyBenchmarkNamesMetricsAndChannelsThatExist() {
    assertThat(BENCHMARKS.all()).hasSize(7);
    for (Benchmark benchmark : BENCHMARKS.all()) {
      assertThat(benchmark.metrics()).allSatisfy(CATALOG::metric);
      assertThat(ChannelKind.named(benchmark.scope().channel()))
          .isNotEqualTo(ChannelKind.UNSPECIFIED);
      assertThat(benchmark.noteRu()).isNotEmpty();
    }
  }

  @Test
  void placementDecidesWhichRangeJudges() {
    BenchmarkAnswer answer = evaluate(value("ctr", 2_500, 100_000), STORIES);

    assertThat(answer.outcome()).isEqualTo(BenchmarkAnswer.Outcome.JUDGED);
    assertThat(answer.evaluations())
        .extracting(e -> e.benchmark().id(), BenchmarkEvaluation::use, BenchmarkEvaluation::label)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("b_ig_stories_ctr", Use.JUDGES, Label.NEUTRAL),
            org.assertj.core.groups.Tuple.tuple("b_tiktok_bio_ctr", Use.LISTED, null),
            org.assertj.core.groups.Tuple.tuple("b_youtube_desc_ctr", Use.LISTED, null));
    assertThat(codes(answer.evaluations().getFirst())).contains(Caveat.Code.UNKNOWN_AGE);
  }

  /** 2.5 % is above TikTok's range and inside the other two: without a placement, no verdict. */
  @Test
  void valueWithoutPlacementIsListedAndNotJudged() {
    BenchmarkAnswer answer = evaluate(value("ctr", 2_500, 100_000), INFLUENCER);

    assertThat(answer.outcome()).isEqualTo(BenchmarkAnswer.Outcome.NO_REFERENCE);
    assertThat(answer.evaluations())
        .extracting(e -> e.standing().position())
        .containsExactly(
            Standing.Position.WITHIN, Standing.Position.ABOVE, Standing.Position.WITHIN);
    assertThat(answer.evaluations().getFirst().caveats())
        .contains(new Caveat(Caveat.Code.SCOPE_MISSING, "placement"));
  }

  @Test
  void benchmarkNamedByTheCallerJudgesDespiteItsScope() {
    BenchmarkAnswer answer =
        EVALUATE.evaluate(
            named(value("ctr", 2_500, 100_000), INFLUENCER, "b_tiktok_bio_ctr", false), BENCHMARKS);

    assertThat(answer.evaluations()).hasSize(1);
    assertThat(answer.evaluations().getFirst().label()).isEqualTo(Label.GOOD);
  }

  @Test
  void staleFiguresAreHistoryAndGiveNoReference() {
    BenchmarkAnswer answer = evaluate(value("open_rate_delivered", 20, 100), MAIL);

    assertThat(answer.outcome()).isEqualTo(BenchmarkAnswer.Outcome.NO_REFERENCE);
    BenchmarkEvaluation history = answer.evaluations().getFirst();
    assertThat(history.use()).isEqualTo(Use.HISTORY);
    assertThat(history.label()).isNull();
    assertThat(history.age()).isEqualTo(BenchmarkAge.STALE);
    assertThat(history.ageYears()).isEqualTo(5);
    assertThat(history.standing().position()).isEqualTo(Standing.Position.ABOVE);
    assertThat(codes(history))
        .contains(Caveat.Code.STALE, Caveat.Code.MPP_BREAK, Caveat.Code.VARIANT_UNSPECIFIED);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-12-31, FRESH, JUDGES, false",
    "2021-12-31, FRESH, JUDGES, false",
    "2022-01-01, FRESH, JUDGES, true",
    "2023-06-30, AGING, JUDGES, true",
    "2024-06-30, AGING, JUDGES, true",
    "2025-01-01, STALE, HISTORY, true",
  })
  void figureOfOpensAgesAndBreaksWithMachineOpens(
      LocalDate periodEnd, BenchmarkAge age, Use use, boolean breaks) {
    BenchmarkEvaluation evaluation =
        EVALUATE
            .evaluate(
                EvaluateBenchmark.Request.of(value("open_rate_sent", 20, 100), MAIL, periodEnd),
                BENCHMARKS)
            .evaluations()
            .getFirst();

    assertThat(evaluation.age()).isEqualTo(age);
    assertThat(evaluation.use()).isEqualTo(use);
    assertThat(codes(evaluation).contains(Caveat.Code.MPP_BREAK)).isEqualTo(breaks);
  }

  @Test
  void thresholdsOfAgeAreSettings() {
    EvaluateBenchmark patient = new EvaluateBenchmark(CATALOG, new BenchmarkSettings(10, 20, 2022));

    assertThat(
            patient
                .evaluate(
                    EvaluateBenchmark.Request.of(value("ctor", 5, 20), MAIL, TODAY), BENCHMARKS)
                .evaluations()
                .getFirst()
                .age())
        .isEqualTo(BenchmarkAge.FRESH);
  }

  @ParameterizedTest
  @CsvSource({"10, GOOD", "200, NEUTRAL", "900, BAD", "95, UNCERTAIN"})
  void fewComplaintsAreGood(long complaints, Label label) {
    BenchmarkEvaluation evaluation =
        EVALUATE
            .evaluate(
                named(value("complaint_rate", complaints, 100_000), MAIL, "b_gmail_spam", false),
                BENCHMARKS)
            .evaluations()
            .getFirst();

    assertThat(evaluation.label()).isEqualTo(label);
    assertThat(evaluation.age()).isEqualTo(BenchmarkAge.AGELESS);
  }

  @Test
  void ruleIsNotHeldAgainstPeriodBeforeIt() {
    BenchmarkAnswer answer =
        EVALUATE.evaluate(
            EvaluateBenchmark.Request.of(
                value("complaint_rate", 10, 100_000), MAIL, LocalDate.parse("2023-12-31")),
            BENCHMARKS);

    assertThat(answer.evaluations().getFirst().age()).isEqualTo(BenchmarkAge.NOT_VALID);
    assertThat(answer.evaluations().getFirst().use()).isEqualTo(Use.HISTORY);
  }

  @Test
  void averageOverAllIndustriesHoldsForEachWithCaveat() {
    BenchmarkEvaluation evaluation = evaluate(value("ctor", 5, 20), MAIL).evaluations().getFirst();

    assertThat(evaluation.caveats()).contains(new Caveat(Caveat.Code.SCOPE_NOT_STATED, "industry"));
  }

  @Test
  void namedBenchmarkOfAnotherDefinitionIsRefusedWithBoth() {
    assertThatThrownBy(
            () ->
                EVALUATE.evaluate(
                    named(value("ctor", 5, 20), MAIL, "b_email_ctr_2020", false), BENCHMARKS))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.BENCHMARK_DEFINITION_MISMATCH);
              assertThat(e.detail()).isInstanceOf(DefinitionMismatch.class);
              assertThat(e)
                  .hasMessageContaining("ctr_email_unique_delivered")
                  .hasMessageContaining("ctor");
            });
  }

  @Test
  void acknowledgedBenchmarkOfTheFamilyIsCaveated() {
    BenchmarkEvaluation evaluation =
        EVALUATE
            .evaluate(named(value("ctor", 5, 20), MAIL, "b_email_ctr_2020", true), BENCHMARKS)
            .evaluations()
            .getFirst();

    assertThat(codes(evaluation)).contains(Caveat.Code.DEFINITION_MISMATCH_ACKNOWLEDGED);
  }

  @Test
  void acknowledgementDoesNotReachAnotherFamily() {
    assertThatThrownBy(
            () ->
                EVALUATE.evaluate(
                    named(value("ctor", 5, 20), MAIL, "b_gmail_spam", true), BENCHMARKS))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.BENCHMARK_DEFINITION_MISMATCH));
  }

  @Test
  void namedBenchmarkOfAnotherChannelIsRefused() {
    BenchmarkScope display = new BenchmarkScope("display", "", "", "", "", "");

    assertThatThrownBy(
            () ->
                EVALUATE.evaluate(
                    named(value("ctr", 1, 100), display, "b_ig_stories_ctr", true), BENCHMARKS))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.BENCHMARK_CHANNEL_MISMATCH);
              assertThat(e.metadata()).containsEntry("benchmark_channel", "influencer");
            });
    assertThat(evaluate(value("ctr", 1, 100), display).evaluations()).isEmpty();
  }

  @Test
  void unknownBenchmarkIsNotFound() {
    assertThatThrownBy(
            () ->
                EVALUATE.evaluate(
                    named(value("ctr", 1, 100), STORIES, "b_nothing", false), BENCHMARKS))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.RESOURCE_NOT_FOUND));
  }

  /** A store's benchmark of USD is no reference for a value in EUR. */
  @Test
  void basisIsPartOfTheDefinition() {
    Benchmark dollars =
        new Benchmark(
            null,
            "own_cpc",
            List.of(new MetricId("cpc")),
            false,
            BasisText.parse("currency=USD;click_validity=NET"),
            BenchmarkScope.UNSTATED,
            new Reference.Range(BigDecimal.ONE, BigDecimal.TWO),
            2025,
            null,
            "own",
            "",
            null,
            null,
            null,
            "",
            "");
    BenchmarkCatalog own = new BenchmarkCatalog(List.of(dollars));

    assertThat(
            EVALUATE
                .evaluate(
                    EvaluateBenchmark.Request.of(cpc("EUR"), BenchmarkScope.UNSTATED, TODAY), own)
                .evaluations())
        .isEmpty();
    BenchmarkEvaluation same =
        EVALUATE
            .evaluate(EvaluateBenchmark.Request.of(cpc("USD"), BenchmarkScope.UNSTATED, TODAY), own)
            .evaluations()
            .getFirst();
    assertThat(same.label()).isEqualTo(Label.UNCERTAIN);
    assertThat(same.caveats())
        .contains(
            new Caveat(Caveat.Code.BASIS_UNSPECIFIED, "click_validity"),
            new Caveat(Caveat.Code.NO_INTERVAL, ""));
  }

  @Test
  void nullValueHasNoEvaluation() {
    assertThat(evaluate(value("ctr", 0, 0), STORIES))
        .isEqualTo(new BenchmarkAnswer(BenchmarkAnswer.Outcome.NO_VALUE, List.of()));
  }

  private static MetricValue cpc(String currency) {
    return MetricCalculator.metric(
        CATALOG.metric(new MetricId("cpc")),
        new Quantity.Money(BigDecimal.valueOf(150), currency),
        Quantity.Count.of(100),
        ValueContext.of(BasisText.parse("currency=" + currency)));
  }

  private static BenchmarkAnswer evaluate(MetricValue value, BenchmarkScope scope) {
    return EVALUATE.evaluate(EvaluateBenchmark.Request.of(value, scope, TODAY), BENCHMARKS);
  }

  private static EvaluateBenchmark.Request named(
      MetricValue value, BenchmarkScope scope, String id, boolean acknowledged) {
    return new EvaluateBenchmark.Request(
        value, scope, TODAY, List.of("benchmarks/" + id), acknowledged, BigDecimal.ZERO);
  }

  private static MetricValue value(String metric, long numerator, long denominator) {
    return MetricCalculator.metric(
        CATALOG.metric(new MetricId(metric)),
        Quantity.Count.of(numerator),
        Quantity.Count.of(denominator),
        ValueContext.of(Basis.UNSPECIFIED));
  }

  private static List<Caveat.Code> codes(BenchmarkEvaluation evaluation) {
    return evaluation.caveats().stream().map(Caveat::code).toList();
  }
}
