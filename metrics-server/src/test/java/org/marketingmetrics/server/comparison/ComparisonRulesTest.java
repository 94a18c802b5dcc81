package org.marketingmetrics.server.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.date;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;
import static org.marketingmetrics.server.comparison.Asking.planned;
import static org.marketingmetrics.server.comparison.Asking.settings;

import com.google.type.Date;
import io.grpc.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.api.v1.AllPairsOfSegments;
import org.marketingmetrics.api.v1.AnalyzeTrendRequest;
import org.marketingmetrics.api.v1.AnyTimeLooks;
import org.marketingmetrics.api.v1.BetaPrior;
import org.marketingmetrics.api.v1.ComparePeriodsRequest;
import org.marketingmetrics.api.v1.CompareSegmentsRequest;
import org.marketingmetrics.api.v1.DefinitionMismatch;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.DriverBreakdown;
import org.marketingmetrics.api.v1.ExplainChangeRequest;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.MinimumData;
import org.marketingmetrics.api.v1.PeriodAlignmentKind;
import org.marketingmetrics.api.v1.PlanSampleRequest;
import org.marketingmetrics.api.v1.PlannedLooks;
import org.marketingmetrics.api.v1.RateTarget;
import org.marketingmetrics.api.v1.RatioTarget;
import org.marketingmetrics.api.v1.SegmentBreakdown;
import org.marketingmetrics.api.v1.TestSettings;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.value.PeriodProtos;

/** Comparisons that are refused, and what their callers are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonRulesTest {
  private final Acme acme = Acme.open();

  @BeforeAll
  void write() {
    acme.write(
        "google_ads", ads("2026-01-05", "a"), ads("2026-02-01", "a"), ads("2026-02-01", "b"));
    acme.write(
        "many", IntStream.range(0, 201).mapToObj(ComparisonRulesTest::creator).toArray(Row[]::new));
  }

  private static Row ads(String day, String platform) {
    return on(day).with("platform", platform).count("impressions", 100).count("clicks", 5);
  }

  private static Row creator(int number) {
    return on("2026-02-01")
        .with("platform", "many")
        .with("creator", "c" + number)
        .count("impressions", 100)
        .count("clicks", 5);
  }

  @AfterAll
  void stop() {
    acme.close();
  }

  private static CompareSegmentsRequest.Builder segments() {
    return Asking.segments("ctr", "platform");
  }

  private static ComparePeriodsRequest.Builder periods() {
    return Asking.periods("ctr");
  }

  private static ExplainChangeRequest.Builder explain() {
    return Asking.explain("ctr")
        .setSegments(SegmentBreakdown.newBuilder().setDimension("platform"));
  }

  private static AnalyzeTrendRequest.Builder trend() {
    return Asking.trend(Grain.GRAIN_DAY, "clicks");
  }

  private static PlanSampleRequest.Builder plan() {
    return Asking.plan(0.02).setRelativeDifference(0.2);
  }

  private static CompareSegmentsRequest.Builder judged(TestSettings.Builder settings) {
    return segments().setSettings(settings);
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "v" + i).toList();
  }

  private static Arguments bad(String field, CompareSegmentsRequest.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static Stream<Arguments> segmentRequests() {
    return Stream.of(
        bad("parent", segments().setParent("acme")),
        bad("metric", segments().setMetric("")),
        bad("metric", segments().setMetric("clv")),
        bad("dimension", segments().setDimension("Platform")),
        bad("values", segments().addAllValues(names(201))),
        bad("values", segments().addValues("a").addValues("a")),
        bad("values[0]", segments().addValues("")),
        bad("values", segments().setDimension("creator")),
        bad(
            "values",
            segments()
                .setAllPairs(AllPairsOfSegments.getDefaultInstance())
                .addAllValues(names(21))),
        bad("reference", segments().clearReference()),
        bad("reference_value", segments().setReferenceValue("")),
        bad("date_range", segments().clearDateRange()),
        bad("date_range", segments().setDateRange(range("2026-02-02", "2026-02-01"))),
        bad("date_range", segments().setDateRange(range("2010-01-01", "2020-01-09"))),
        bad(
            "filters[0].values",
            segments().addFilters(DimensionFilter.newBuilder().setDimension("channel"))),
        bad("sources[0]", segments().addSources("Google Ads")),
        bad(
            "as_of",
            segments().setAsOf(PeriodProtos.toProto(Instant.parse("2026-03-01T12:00:01Z")))),
        bad("at_least_revision", segments().setAtLeastRevision(-1)),
        bad("language_code", segments().setLanguageCode("x".repeat(36))));
  }

  private static Stream<Arguments> settingsOfTests() {
    return Stream.of(
        bad("settings.confidence_level", judged(settings().setConfidenceLevel(0.49))),
        bad("settings.confidence_level", judged(settings().setConfidenceLevel(1))),
        bad("settings.confidence_level", judged(settings().setConfidenceLevel(Double.NaN))),
        bad("settings.correction", judged(settings().setCorrectionValue(9))),
        bad("settings.unit", judged(settings().setUnitValue(9))),
        bad("settings.planned_looks", judged(planned(PlannedLooks.newBuilder()))),
        bad(
            "settings.planned_looks",
            judged(planned(PlannedLooks.newBuilder().setPlannedLooks(5).setLook(6)))),
        bad(
            "settings.planned_looks.planned_looks",
            judged(planned(PlannedLooks.newBuilder().setPlannedLooks(61).setLook(6)))),
        bad(
            "settings.planned_looks.shares",
            judged(planned(PlannedLooks.newBuilder().addShares(0.5).addShares(0.5)))),
        bad(
            "settings.planned_looks.shares[0]",
            judged(planned(PlannedLooks.newBuilder().addShares(1.5)))),
        bad(
            "settings.any_time_looks.tuned_size",
            judged(settings().setAnyTimeLooks(AnyTimeLooks.getDefaultInstance()))),
        bad(
            "settings.minimum_data.relative_effect",
            judged(settings().setMinimumData(MinimumData.newBuilder().setRelativeEffect(0)))),
        bad(
            "settings.minimum_data.power",
            judged(settings().setMinimumData(MinimumData.newBuilder().setPower(1)))),
        bad("settings.prior.a", judged(settings().setPrior(BetaPrior.newBuilder().setA(0)))));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource({"segmentRequests", "settingsOfTests"})
  void brokenRuleOfSegmentsNamesItsField(String field, CompareSegmentsRequest request) {
    Failure.invalid(() -> acme.comparisons.compareSegments(request), field);
  }

  private static Arguments bad(String field, ComparePeriodsRequest.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static Stream<Arguments> periodRequests() {
    return Stream.of(
        bad("parent", periods().setParent("acme")),
        bad("metrics", periods().clearMetrics()),
        bad("metrics", periods().addMetrics("ctr")),
        bad("metrics", periods().addAllMetrics(names(50))),
        bad("date_range", periods().clearDateRange()),
        bad("date_range", periods().setDateRange(range("2026-02-02", "2026-02-01"))),
        bad("earlier", periods().clearEarlier()),
        bad(
            "alignment",
            periods().setAlignment(PeriodAlignmentKind.PERIOD_ALIGNMENT_KIND_UNSPECIFIED)),
        bad("alignment", periods().setAlignmentValue(9)),
        bad("comparison_range", periods().setComparisonRange(range("2026-01-02", "2026-01-01"))),
        bad("comparison_range", periods().setComparisonRange(range("2010-01-01", "2020-01-09"))),
        bad("holidays[1]", periods().addHolidays(date("2026-02-01")).addHolidays(noDay())),
        bad("holidays", periods().addAllHolidays(Collections.nCopies(401, date("2026-02-01")))),
        bad("last_complete_date", periods().setLastCompleteDate(noDay())),
        bad("settings.confidence_level", periods().setSettings(settings().setConfidenceLevel(2))));
  }

  private static Date noDay() {
    return Date.newBuilder().setYear(2026).setMonth(2).setDay(30).build();
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("periodRequests")
  void brokenRuleOfPeriodsNamesItsField(String field, ComparePeriodsRequest request) {
    Failure.invalid(() -> acme.comparisons.comparePeriods(request), field);
  }

  private static Arguments bad(String field, ExplainChangeRequest.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static ExplainChangeRequest.Builder drivers(String metric, String... measures) {
    return Asking.explain(metric)
        .setDrivers(DriverBreakdown.newBuilder().addAllMeasures(List.of(measures)));
  }

  private static Stream<Arguments> explainRequests() {
    return Stream.of(
        bad("parent", explain().setParent("acme")),
        bad("metric", explain().setMetric("clicks")),
        bad("date_range", explain().setDateRange(range("2026-02-02", "2026-02-01"))),
        bad("earlier", explain().clearEarlier()),
        bad("breakdown", explain().clearBreakdown()),
        bad("segments.dimension", explain().setSegments(SegmentBreakdown.getDefaultInstance())),
        bad(
            "segments.limit",
            explain()
                .setSegments(
                    SegmentBreakdown.newBuilder().setDimension("platform").setLimit(10_001))),
        bad(
            "segments.form",
            explain()
                .setSegments(
                    SegmentBreakdown.newBuilder().setDimension("platform").setFormValue(9))),
        bad("drivers", drivers("clicks")),
        bad("drivers", drivers("clicks", "impressions", "clicks")),
        bad("metric", drivers("cpm", "clicks")),
        bad("drivers.measures", drivers("revenue", "clicks", "clicks")),
        bad("drivers.measures[0]", drivers("revenue", "")));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("explainRequests")
  void brokenRuleOfAnExplanationNamesItsField(String field, ExplainChangeRequest request) {
    Failure.invalid(() -> acme.comparisons.explainChange(request), field);
  }

  private static Arguments bad(String field, AnalyzeTrendRequest.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static Stream<Arguments> trendRequests() {
    return Stream.of(
        bad("parent", trend().setParent("acme")),
        bad("metrics", trend().clearMetrics()),
        bad("metrics", trend().addAllMetrics(names(10))),
        bad("date_range", trend().setDateRange(range("2026-02-02", "2026-02-01"))),
        bad("date_range", trend().setDateRange(range("2020-01-01", "2026-02-01"))),
        bad(
            "date_range",
            trend().setGrain(Grain.GRAIN_MONTH).setDateRange(range("2026-02-02", "2026-02-27"))),
        bad("grain", trend().clearGrain()),
        bad("grain", trend().setGrain(Grain.GRAIN_TOTAL)),
        bad("grain", trend().setGrain(Grain.GRAIN_HOUR)),
        bad("last_complete_date", trend().setLastCompleteDate(noDay())),
        bad("confidence_level", trend().setConfidenceLevel(0.4)),
        bad("correction", trend().setCorrectionValue(9)));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("trendRequests")
  void brokenRuleOfATrendNamesItsField(String field, AnalyzeTrendRequest request) {
    Failure.invalid(() -> acme.comparisons.analyzeTrend(request), field);
  }

  private static Arguments bad(String field, PlanSampleRequest.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static Stream<Arguments> planRequests() {
    return Stream.of(
        bad("target", plan().clearTarget()),
        bad("question", plan().clearQuestion()),
        bad("rate.base", plan().setRate(RateTarget.newBuilder().setBase(1.01))),
        bad("ratio.base", plan().setRatio(ratio(Double.NaN, 1))),
        bad("ratio.variance_per_unit", plan().setRatio(ratio(1, 0))),
        bad("difference", plan().setDifference(0)),
        bad("difference", plan().setDifference(0.99)),
        bad("difference", plan().setDifference(Double.POSITIVE_INFINITY)),
        bad(
            "relative_difference",
            plan().setRate(RateTarget.getDefaultInstance()).setRelativeDifference(0.5)),
        bad("size_per_arm", plan().setSizePerArm(0)),
        bad("size_per_arm", plan().setSizePerArm(2)),
        bad("confidence_level", plan().setConfidenceLevel(1)),
        bad("power", plan().setPower(0.3)),
        bad("comparisons", plan().setComparisons(201)),
        bad("planned_looks", plan().setPlannedLooks(61)),
        bad("spending", plan().setSpendingValue(9)),
        bad("size_per_day", plan().setSizePerDay(0)),
        bad("language_code", plan().setLanguageCode("x".repeat(36))));
  }

  private static RatioTarget ratio(double base, double variance) {
    return RatioTarget.newBuilder().setBase(base).setVariancePerUnit(variance).build();
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("planRequests")
  void brokenRuleOfAPlanNamesItsField(String field, PlanSampleRequest request) {
    Failure.invalid(() -> acme.comparisons.planSample(request), field);
  }

  /** One question that is refused everywhere alike. */
  private record Stranger(String reason, Map<String, String> metadata, Runnable call) {}

  private List<Stranger> strangers() {
    return List.of(
        new Stranger(
            "UNKNOWN_METRIC",
            Map.of("metric", "ctrr"),
            () -> acme.comparisons.compareSegments(segments().setMetric("ctrr").build())),
        new Stranger(
            "UNKNOWN_METRIC",
            Map.of("metric", "ctrr"),
            () -> acme.comparisons.comparePeriods(periods().addMetrics("ctrr").build())),
        new Stranger(
            "UNKNOWN_METRIC",
            Map.of("metric", "ctrr"),
            () -> acme.comparisons.explainChange(explain().setMetric("ctrr").build())),
        new Stranger(
            "UNKNOWN_MEASURE",
            Map.of("measure", "clix"),
            () -> acme.comparisons.explainChange(drivers("revenue", "clix").build())),
        new Stranger(
            "UNKNOWN_METRIC",
            Map.of("metric", "ctrr"),
            () -> acme.comparisons.analyzeTrend(trend().addMetrics("ctrr").build())),
        new Stranger(
            "AMBIGUOUS_METRIC",
            Map.of("metric", "open rate", "candidates", "open_rate_delivered,open_rate_sent"),
            () -> acme.comparisons.compareSegments(segments().setMetric("open rate").build())),
        new Stranger(
            "UNKNOWN_DIMENSION",
            Map.of("dimension", "platfrom", "did_you_mean", "platform"),
            () -> acme.comparisons.compareSegments(segments().setDimension("platfrom").build())),
        new Stranger(
            "UNKNOWN_DIMENSION",
            Map.of("dimension", "platfrom", "did_you_mean", "platform"),
            () ->
                acme.comparisons.explainChange(
                    explain()
                        .setSegments(SegmentBreakdown.newBuilder().setDimension("platfrom"))
                        .build())),
        new Stranger(
            "UNKNOWN_SOURCE",
            Map.of("source", "google_adz", "did_you_mean", "google_ads"),
            () -> acme.comparisons.analyzeTrend(trend().addSources("google_adz").build())));
  }

  @Test
  void whatNobodyKnowsIsRefusedWithWhatMayBeMeant() {
    for (Stranger stranger : strangers()) {
      Failure failure =
          Failure.of(Status.Code.INVALID_ARGUMENT, stranger.reason(), stranger.call()::run);

      assertThat(failure.metadata()).containsAllEntriesOf(stranger.metadata());
    }
  }

  @Test
  void twoHundredValuesAndPairsOfTwentyAreTaken() {
    var two = segments().setDimension("creator").addAllValues(names(200));
    var twenty =
        segments()
            .setDimension("creator")
            .setAllPairs(AllPairsOfSegments.getDefaultInstance())
            .addAllValues(names(20));

    assertThat(acme.comparisons.compareSegments(two.build()).getSegmentsCount()).isEqualTo(200);
    assertThat(acme.comparisons.compareSegments(twenty.build()).getPairsCount()).isEqualTo(190);
  }

  @Test
  void nothingButTwoDefinitionsFailsWithBoth() {
    try (Acme mixed = Acme.open()) {
      mixed.write("one", orders("2026-02-01", "a", 7));
      mixed.write("two", orders("2026-02-01", "b", 30));
      var request = Asking.segments("conversion_rate_per_click", "platform").setReferenceValue("b");

      Failure failure =
          Failure.of(
              Status.Code.FAILED_PRECONDITION,
              "DEFINITION_MISMATCH",
              () -> mixed.comparisons.compareSegments(request.build()));

      assertThat(failure.metadata()).containsEntry("left", "conversion_rate_per_click");
      assertThat(failure.detail(DefinitionMismatch.class).orElseThrow().getDifferencesCount())
          .isEqualTo(1);
      assertThat(
              mixed
                  .comparisons
                  .compareSegments(request.setAcknowledgeDefinitionMismatch(true).build())
                  .getSegments(0)
                  .getDifference()
                  .hasTest())
          .isTrue();
    }
  }

  private static Row orders(String day, String platform, int window) {
    return on(day)
        .with("platform", platform)
        .count("clicks", 1_000)
        .count("orders", 40, within(window));
  }

  @Test
  void changeFromNothingIsNotExplained() {
    Failure failure =
        Failure.of(
            Status.Code.FAILED_PRECONDITION,
            "NOT_COMPARABLE",
            () ->
                acme.comparisons.explainChange(
                    explain().setComparisonRange(range("2020-01-01", "2020-01-31")).build()));

    assertThat(failure.metadata())
        .containsEntry("metric", "ctr")
        .containsEntry("period", "comparison_range")
        .containsEntry("null_reason", "NO_DATA");
  }
}
