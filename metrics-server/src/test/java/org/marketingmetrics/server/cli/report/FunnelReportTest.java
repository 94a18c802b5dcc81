package org.marketingmetrics.server.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AllSales;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.Attributed;
import org.marketingmetrics.api.v1.Attribution;
import org.marketingmetrics.api.v1.AttributionModel;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.CrossSource;
import org.marketingmetrics.api.v1.FunnelStep;
import org.marketingmetrics.api.v1.FunnelViolation;
import org.marketingmetrics.api.v1.FunnelViolationCode;
import org.marketingmetrics.api.v1.IntervalAbsence;
import org.marketingmetrics.api.v1.MeasureSource;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.StepBasisDifference;
import org.marketingmetrics.api.v1.StepBasisMismatch;
import org.marketingmetrics.api.v1.ViolationSeverity;
import org.marketingmetrics.api.v1.Warning;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.api.v1.WorstStep;
import org.marketingmetrics.api.v1.WorstStepRule;

class FunnelReportTest {
  private final FunnelReport report = new FunnelReport(Samples.NAMES);

  private String text(String title, AnalyzeFunnelResponse funnel) {
    return report.text(title, BenchmarkScope.getDefaultInstance(), funnel);
  }

  private static AnalyzeFunnelResponse stories() {
    return AnalyzeFunnelResponse.newBuilder()
        .addSteps(Samples.step("impressions", 200_000))
        .addSteps(
            Samples.step("clicks", 4_000).toBuilder()
                .setStepRate(Samples.ctrWithinStories())
                .setOverallRate(Samples.ctrWithinStories())
                .setDropOff(Samples.count(196_000)))
        .addSteps(
            Samples.step("orders", 120).toBuilder()
                .setStepRate(Samples.rate("", 120, 4_000, 0.0251478, 0.0357541))
                .setOverallRate(Samples.rate("", 120, 200_000, 0.000501850, 0.000717332))
                .setDropOff(Samples.count(3_880)))
        .setRevenue(
            MetricValue.newBuilder()
                .setMetric("revenue")
                .setValue(6_000)
                .setCurrencyCode("USD")
                .setNumerator(Samples.dollars(6_000, 0)))
        .setRevenuePerLastStep(Samples.perUnit("aov", 50, 6_000, 120, 1))
        .setRevenuePerFirstStep(Samples.perUnit("", 0.03, 6_000, 200_000, 1))
        .addMetrics(Samples.perUnit("rpm", 30, 6_000, 200_000, 1_000))
        .addWorstSteps(
            WorstStep.newBuilder()
                .setRule(WorstStepRule.WORST_STEP_RULE_LOWEST_RATE)
                .setMeasure("clicks")
                .setValue(0.02))
        .addWorstSteps(
            WorstStep.newBuilder()
                .setRule(WorstStepRule.WORST_STEP_RULE_LARGEST_LOSS)
                .setMeasure("clicks")
                .setValue(196_000))
        .setDataQuality(Samples.data("creator_report"))
        .build();
  }

  @Test
  void aFunnelIsReadFromTopToBottom() {
    assertThat(text("Stories", stories()))
        .isEqualTo(
            """
            Stories

              step            count   step rate [95 % interval]   overall [95 % interval]        lost
              Impressions   200,000
              Clicks          4,000   2.00 % [1.94, 2.06]         2.00 % [1.94, 2.06]         196,000
              Orders            120   3.00 % [2.51, 3.58]         0.0600 % [0.0502, 0.0717]     3,880

              Revenue               $6,000.00                                 revenue
              Average order value   $50.00      $6,000.00 / 120               aov
              Revenue per 1000      $30.00      $6,000.00 / 200,000 x 1,000   rpm

              Benchmarks
                ctr 2.00 % [1.94, 2.06] against 1.00 % to 3.00 % (benchmarks/b_ig_stories_ctr): verdict WITHIN, neither good nor bad
                  UNKNOWN_AGE: The source does not say of which year it is.

              Worst step: Clicks by the lowest rate (2.00 %); Clicks by the largest loss (196,000)

              BINOMIAL_ASSUMED (Clicks): Treated as a proportion.
              NEEDS_UNIT_DATA (Average order value; Revenue per 1000): no interval: it would need the data of
                each unit (visitor, order, day)

              Data: 28 of 28 days, 1,032 rows from creator_report
            """);
  }

  @Test
  void aStepWithoutAValueSaysWhyAndTheOthersStand() {
    FunnelStep step =
        FunnelStep.newBuilder()
            .setMeasure("orders")
            .setCount(
                Samples.none(
                    "orders", NullReason.NULL_REASON_AMBIGUOUS_SOURCE, "Name one: shop, till."))
            .build();
    AnalyzeFunnelResponse funnel =
        AnalyzeFunnelResponse.newBuilder()
            .addSteps(Samples.step("clicks", 10))
            .addSteps(step)
            .setRevenue(Samples.none("revenue", NullReason.NULL_REASON_NO_DATA, "No row."))
            .build();

    assertThat(text("t", funnel))
        .contains("Orders   null: AMBIGUOUS_SOURCE\n")
        .contains("  AMBIGUOUS_SOURCE (Orders): Name one: shop, till.\n")
        .doesNotContain("Revenue");
  }

  @Test
  void aStepAboveTheOneBeforeIsShownAsItIs() {
    FunnelStep step =
        Samples.step("clicks", 150).toBuilder()
            .setStepRate(
                Samples.rate("", 150, 100, 0, 0).toBuilder()
                    .clearInterval()
                    .setIntervalAbsence(IntervalAbsence.INTERVAL_ABSENCE_VIOLATION))
            .setOverallRate(Samples.rate("", 150, 100, 0, 0).toBuilder().clearInterval())
            .setDropOff(Samples.count(-50))
            .setViolation(
                FunnelViolation.newBuilder()
                    .setCode(FunnelViolationCode.FUNNEL_VIOLATION_CODE_CLICKS_EXCEED_IMPRESSIONS)
                    .setSeverity(ViolationSeverity.VIOLATION_SEVERITY_ERROR)
                    .setExplanation("Impressions may not be logged."))
            .build();

    assertThat(
            text(
                "t",
                AnalyzeFunnelResponse.newBuilder()
                    .addSteps(Samples.step("impressions", 100))
                    .addSteps(step)
                    .build()))
        .contains("Clicks          150   150.00 %    150.00 %    -50\n")
        .contains("  VIOLATION (Clicks): no interval: there is more than what it is divided by\n")
        .contains("  CLICKS_EXCEED_IMPRESSIONS (Clicks): error: Impressions may not be logged.\n");
  }

  @Test
  void severalSourcesAndWhatTheyCountAreNamed() {
    AnalyzeFunnelResponse funnel =
        AnalyzeFunnelResponse.newBuilder()
            .addSteps(
                Samples.step("clicks", 840).toBuilder()
                    .setCount(
                        Samples.sum("clicks", 840).toBuilder().setDataQuality(Samples.data("ads"))))
            .addSteps(
                Samples.step("orders", 84).toBuilder()
                    .setCount(Samples.sum("orders", 84).toBuilder().setBasis(attributedWithin(7)))
                    .addWarnings(
                        Warning.newBuilder()
                            .setCode(WarningCode.WARNING_CODE_STEP_BASIS_MISMATCH)
                            .setText("The steps are not of one basis.")
                            .setStepBasisMismatch(
                                StepBasisMismatch.newBuilder()
                                    .addDifferences(
                                        StepBasisDifference.STEP_BASIS_DIFFERENCE_SOURCE)
                                    .addDifferences(
                                        StepBasisDifference.STEP_BASIS_DIFFERENCE_UNIT))))
            .addWarnings(
                Warning.newBuilder()
                    .setCode(WarningCode.WARNING_CODE_CROSS_SOURCE)
                    .setText("Steps come from two sources.")
                    .setCrossSource(
                        CrossSource.newBuilder()
                            .addMeasureSources(pair("clicks", "ads"))
                            .addMeasureSources(pair("orders", "shop"))))
            .setDataQuality(Samples.data("ads", "shop"))
            .build();

    assertThat(text("t", funnel))
        .contains("  step     count   source\n")
        .contains("  Clicks     840   ads\n")
        .contains("  Orders      84   shop\n")
        .contains("  Orders: attributed, last touch, 7 days after a click\n")
        .contains(
            "  STEP_BASIS_MISMATCH (Orders): The steps are not of one basis. (differs in: source,"
                + " unit)\n")
        .contains("  CROSS_SOURCE: Steps come from two sources. (clicks: ads; orders: shop)\n")
        .contains("  Data: 28 of 28 days, 1,032 rows from ads and shop\n");
  }

  @Test
  void allSalesAreSaidToBeAll() {
    assertThat(
            BasisText.of(
                Basis.newBuilder()
                    .setAttribution(
                        Attribution.newBuilder().setAllSales(AllSales.getDefaultInstance()))
                    .setSessionRule("amazon_day")
                    .build()))
        .isEqualTo("all sales, session rule amazon_day");
  }

  @Test
  void theCsvHasALineForEachStepAndEachValue() {
    assertThat(FunnelCsv.text(stories()).lines().toList())
        .startsWith(
            "kind,id,count,step_rate,step_rate_lower,step_rate_upper,overall_rate,overall_rate_lower,"
                + "overall_rate_upper,drop_off,violation,value,value_lower,value_upper,currency,"
                + "null_reason,warnings,sources",
            "step,impressions,200000,,,,,,,,,,,,,,,",
            "step,clicks,4000,0.02,0.01939559017740039,0.020622848470782402,0.02,"
                + "0.01939559017740039,0.020622848470782402,196000,,,,,,,BINOMIAL_ASSUMED,")
        .contains("value,revenue,,,,,,,,,,6000,,,USD,,,", "value,rpm,,,,,,,,,,30.0,,,USD,,,");
  }

  private static Basis attributedWithin(int days) {
    return Basis.newBuilder()
        .setAttribution(
            Attribution.newBuilder()
                .setAttributed(
                    Attributed.newBuilder()
                        .setModel(AttributionModel.ATTRIBUTION_MODEL_LAST_TOUCH)
                        .setClickWindowDays(days)))
        .build();
  }

  private static MeasureSource pair(String measure, String source) {
    return MeasureSource.newBuilder().setMeasure(measure).setSource(source).build();
  }
}
