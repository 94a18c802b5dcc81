package org.marketingmetrics.server.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.marketingmetrics.server.channeldata.Acme.codes;
import static org.marketingmetrics.server.channeldata.Acme.report;
import static org.marketingmetrics.server.channeldata.Acme.warning;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.BenchmarkEvaluation;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.BenchmarkUse;
import org.marketingmetrics.api.v1.CustomFunnel;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.FunnelStep;
import org.marketingmetrics.api.v1.FunnelTemplate;
import org.marketingmetrics.api.v1.FunnelViolation;
import org.marketingmetrics.api.v1.IntervalAbsence;
import org.marketingmetrics.api.v1.ListFunnelTemplatesRequest;
import org.marketingmetrics.api.v1.ListFunnelTemplatesResponse;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.StepBasisDifference;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.api.v1.WorstStep;
import org.marketingmetrics.api.v1.WorstStepRule;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.value.PeriodProtos;

class AnalyzeFunnelTest {
  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private static AnalyzeFunnelRequest.Builder february() {
    return AnalyzeFunnelRequest.newBuilder()
        .setParent(Acme.NAME)
        .setDateRange(range("2026-02-01", "2026-02-28"));
  }

  private static AnalyzeFunnelRequest.Builder steps(String... measures) {
    return february().setCustom(CustomFunnel.newBuilder().addAllSteps(List.of(measures)));
  }

  private static AnalyzeFunnelRequest.Builder template(String id) {
    return february().setTemplate(id);
  }

  private AnalyzeFunnelResponse analyze(AnalyzeFunnelRequest.Builder request) {
    return acme.funnels.analyzeFunnel(request.build());
  }

  private void writeTheSeedsFunnel() {
    acme.write(
        "influencer_tool",
        on("2026-02-01")
            .with("channel", "influencer")
            .with("platform", "youtube")
            .with("placement", "description")
            .count("impressions", 200_000)
            .count("clicks", 4_000)
            .count("orders", 120)
            .money("revenue", "6000", "USD"));
  }

  @Test
  void theSeedsFunnelHasItsPrintedFigures() {
    writeTheSeedsFunnel();

    AnalyzeFunnelResponse funnel = analyze(template("influencer"));

    assertThat(funnel.getStepsList())
        .extracting(FunnelStep::getMeasure, step -> step.getCount().getNumerator().getCount())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("impressions", 200_000L),
            org.assertj.core.groups.Tuple.tuple("clicks", 4_000L),
            org.assertj.core.groups.Tuple.tuple("orders", 120L));
    FunnelStep first = funnel.getSteps(0);
    assertThat(first.hasStepRate()).isFalse();
    assertThat(first.hasDropOff()).isFalse();
    assertThat(first.getOverallRate().getValue()).isEqualTo(1);
    assertThat(first.getOverallRate().hasInterval()).isFalse();
    FunnelStep clicks = funnel.getSteps(1);
    assertThat(clicks.getStepRate().getMetric()).isEqualTo("ctr");
    assertThat(clicks.getStepRate().getValue()).isEqualTo(0.02);
    assertThat(clicks.getStepRate().getInterval().getLower())
        .isCloseTo(0.01939559017740039, offset(1e-12));
    assertThat(clicks.getDropOff().getCount()).isEqualTo(196_000);
    assertThat(clicks.getDropOffRate()).isEqualTo(0.98);
    assertThat(clicks.hasViolation()).isFalse();
    FunnelStep orders = funnel.getSteps(2);
    assertThat(orders.getStepRate().getMetric()).isEqualTo("conversion_rate_per_click");
    assertThat(orders.getStepRate().getInterval().getUpper())
        .isCloseTo(0.035754064322633436, offset(1e-12));
    assertThat(orders.getOverallRate().getMetric()).isEqualTo("impression_to_order_rate");
    assertThat(orders.getOverallRate().getValue()).isEqualTo(0.0006);
    assertThat(funnel.getRevenue().getValue()).isEqualTo(6_000);
    assertThat(funnel.getRevenue().getCurrencyCode()).isEqualTo("USD");
    assertThat(funnel.getRevenuePerLastStep().getMetric()).isEqualTo("aov");
    assertThat(funnel.getRevenuePerLastStep().getValue()).isEqualTo(50);
    assertThat(funnel.getRevenuePerFirstStep().getValue()).isEqualTo(0.03);
    assertThat(funnel.getMetricsList())
        .extracting(MetricValue::getMetric)
        .containsExactly(
            "ctr",
            "conversion_rate_per_click",
            "impression_to_order_rate",
            "aov",
            "revenue_per_click",
            "rpm");
    assertThat(funnel.getMetrics(4).getValue()).isEqualTo(1.5);
    assertThat(funnel.getMetrics(5).getValue()).isEqualTo(30);
    assertThat(funnel.getMetrics(5).getScale()).isEqualTo(1_000);
    assertThat(funnel.getDataQuality().getSourcesList()).containsExactly("influencer_tool");
    assertThat(funnel.getDataRevision()).isEqualTo(1);
    assertThat(funnel.getTimeZone()).isEqualTo("UTC");
    assertThat(funnel.getWarningsList()).isEmpty();
  }

  @Test
  void theWorstStepIsNamedByEachRule() {
    writeTheSeedsFunnel();

    assertThat(analyze(template("influencer")).getWorstStepsList())
        .containsExactly(
            WorstStep.newBuilder()
                .setRule(WorstStepRule.WORST_STEP_RULE_LOWEST_RATE)
                .setStepIndex(1)
                .setMeasure("clicks")
                .setValue(0.02)
                .build(),
            WorstStep.newBuilder()
                .setRule(WorstStepRule.WORST_STEP_RULE_LARGEST_LOSS)
                .setStepIndex(1)
                .setMeasure("clicks")
                .setValue(196_000)
                .build());
  }

  /** 1 % on YouTube, where 2 to 5 % are usual. */
  @Test
  void theWorstStepByBenchmarkIsTheOneFurthestBelow() {
    acme.write(
        "influencer_tool",
        on("2026-02-01")
            .with("channel", "creators")
            .with("platform", "youtube")
            .with("placement", "description")
            .count("impressions", 100_000)
            .count("clicks", 1_000)
            .count("orders", 500));
    var request =
        template("influencer")
            .setBenchmarkScope(
                BenchmarkScope.newBuilder()
                    .setChannel("influencer")
                    .setPlatform("youtube")
                    .setPlacement("description"));

    AnalyzeFunnelResponse funnel = analyze(request);

    WorstStep worst = funnel.getWorstSteps(2);
    assertThat(worst.getRule()).isEqualTo(WorstStepRule.WORST_STEP_RULE_BENCHMARK_GAP);
    assertThat(worst.getStepIndex()).isEqualTo(1);
    assertThat(worst.getBenchmark()).isEqualTo("benchmarks/b_youtube_desc_ctr");
    assertThat(worst.getValue()).isEqualTo(-0.5);
    assertThat(funnel.getSteps(1).getStepRate().getBenchmarksList())
        .filteredOn(evaluation -> evaluation.getUse() == BenchmarkUse.BENCHMARK_USE_JUDGES)
        .extracting(BenchmarkEvaluation::getBenchmark)
        .containsExactly("benchmarks/b_youtube_desc_ctr");
    assertThat(funnel.getMetrics(0).getBenchmarksList()).isNotEmpty();
    assertThat(analyze(template("influencer")).getSteps(1).getStepRate().getBenchmarksList())
        .as("nobody asked")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "impressions, clicks, CLICKS_EXCEED_IMPRESSIONS, ERROR, more clicks than impressions",
    "emails_sent, emails_delivered, DELIVERED_EXCEED_SENT, ERROR, more messages delivered",
    "emails_delivered, email_unique_opens, OPENS_EXCEED_DELIVERED, ERROR, more opens",
    "emails_delivered, email_opens_total, OPENS_EXCEED_DELIVERED, WARNING, more opens",
    "email_unique_opens, email_unique_clicks, CLICKS_EXCEED_OPENS, WARNING, more people clicked",
    "email_unique_opens, email_clicks_total, TOTAL_OVER_UNIQUE, INFO, more clicks than people",
    "clicks, sessions, SESSIONS_EXCEED_CLICKS, INFO, more sessions than clicks",
    "clicks, orders, ORDERS_EXCEED_VISITS, WARNING, more orders than visits",
    "sessions, orders, ORDERS_EXCEED_VISITS, WARNING, more orders than visits",
    "orders, clicks, STEP_EXCEEDS_PREVIOUS, WARNING, this step has more"
  })
  void aStepAboveTheOneBeforeIsAnAnswerWithAViolation(
      String base, String step, String code, String severity, String words) {
    acme.write(
        "tool",
        on("2026-02-01")
            .with("channel", "email")
            .with("campaign", "a")
            .count(base, 10)
            .count(step, 20));

    FunnelStep answer = analyze(steps(base, step)).getSteps(1);

    FunnelViolation violation = answer.getViolation();
    assertThat(violation.getCode().name()).endsWith(code);
    assertThat(violation.getSeverity().name()).isEqualTo("VIOLATION_SEVERITY_" + severity);
    assertThat(violation.getExplanation()).containsIgnoringCase(words);
    assertThat(answer.getStepRate().getValue()).isEqualTo(2);
    assertThat(answer.getStepRate().hasInterval()).isFalse();
    assertThat(answer.getStepRate().getIntervalAbsence())
        .isIn(
            IntervalAbsence.INTERVAL_ABSENCE_NOT_BINOMIAL,
            IntervalAbsence.INTERVAL_ABSENCE_VIOLATION);
    assertThat(answer.getDropOff().getCount()).isEqualTo(-10);
    assertThat(answer.getDropOffRate()).isEqualTo(-1);
  }

  @Test
  void explanationsAndNamesAreInTheLanguageOfTheRequest() {
    acme.write("tool", on("2026-02-01").count("clicks", 10).count("sessions", 20));

    FunnelViolation violation =
        analyze(steps("clicks", "sessions").setLanguageCode("ru")).getSteps(1).getViolation();

    assertThat(violation.getExplanation()).containsPattern("[а-яё]");
  }

  @Test
  void aStepAfterZeroIsNullAndStillToldFromTheFirst() {
    acme.write(
        "tool", on("2026-02-01").count("impressions", 10).count("clicks", 0).count("orders", 3));

    FunnelStep orders = analyze(steps("impressions", "clicks", "orders")).getSteps(2);

    assertThat(orders.getStepRate().getNullReason())
        .isEqualTo(NullReason.NULL_REASON_ZERO_DENOMINATOR);
    assertThat(orders.hasDropOffRate()).isFalse();
    assertThat(orders.getDropOff().getCount()).isEqualTo(-3);
    assertThat(orders.getOverallRate().getValue()).isEqualTo(0.3);
    assertThat(orders.getCount().getValue()).isEqualTo(3);
  }

  @Test
  void anEmptyFunnelIsAllNulls() {
    AnalyzeFunnelResponse funnel = analyze(template("email"));

    assertThat(funnel.getStepsList())
        .hasSize(5)
        .allSatisfy(
            step -> {
              assertThat(step.getCount().getNullReason()).isEqualTo(NullReason.NULL_REASON_NO_DATA);
              assertThat(step.getCount().getNullDetail().getMeasuresList())
                  .containsExactly(step.getMeasure());
              assertThat(step.getOverallRate().hasValue()).isFalse();
              assertThat(step.hasDropOff()).isFalse();
            });
    assertThat(funnel.getRevenue().getNullReason()).isEqualTo(NullReason.NULL_REASON_NO_DATA);
    assertThat(funnel.getWorstStepsList()).isEmpty();
    assertThat(funnel.getDataQuality().getDaysExpected()).isEqualTo(28);
    assertThat(funnel.getDataQuality().getDaysReceived()).isZero();
  }

  @Test
  void mixedCurrencyTakesTheMoneyAndLeavesTheSteps() {
    acme.write(
        "shop",
        on("2026-02-01")
            .with("country", "DE")
            .count("clicks", 10)
            .count("orders", 1)
            .money("revenue", "5", "EUR"),
        on("2026-02-01")
            .with("country", "US")
            .count("clicks", 10)
            .count("orders", 2)
            .money("revenue", "7", "USD"));

    AnalyzeFunnelResponse funnel = analyze(steps("clicks", "orders").addMetrics("aov"));

    assertThat(funnel.getSteps(1).getCount().getValue()).isEqualTo(3);
    for (MetricValue money :
        List.of(funnel.getRevenue(), funnel.getRevenuePerLastStep(), funnel.getMetrics(0))) {
      assertThat(money.getNullReason()).isEqualTo(NullReason.NULL_REASON_MIXED_CURRENCY);
      assertThat(money.getNullDetail().getMixedCurrency().getCurrencyCodesList())
          .containsExactly("EUR", "USD");
    }
  }

  @Test
  void anAmbiguousStepIsNullWithItsCandidatesAndSoAreItsRates() {
    acme.write("one", on("2026-02-01").count("clicks", 10));
    acme.write("two", on("2026-02-01").count("clicks", 12));
    acme.write(SourceKind.SOURCE_KIND_WEB_ANALYTICS, "web", on("2026-02-01").count("sessions", 8));

    AnalyzeFunnelResponse funnel = analyze(steps("clicks", "sessions"));

    MetricValue clicks = funnel.getSteps(0).getCount();
    assertThat(clicks.getNullReason()).isEqualTo(NullReason.NULL_REASON_AMBIGUOUS_SOURCE);
    assertThat(clicks.getNullDetail().getAmbiguousSource().getSourcesList())
        .containsExactly("one", "two");
    assertThat(funnel.getSteps(1).getCount().getValue()).isEqualTo(8);
    assertThat(funnel.getSteps(1).getStepRate().getNullReason())
        .isEqualTo(NullReason.NULL_REASON_AMBIGUOUS_SOURCE);
    assertThat(
            analyze(steps("clicks", "sessions").addSources("one"))
                .getSteps(1)
                .getStepRate()
                .getValue())
        .isEqualTo(0.8);
  }

  /** Ad clicks against all sessions of a listing, in another zone. */
  @Test
  void stepsOfTwoSourcesMeetOnCommonDaysAndSayInWhatTheyDiffer() {
    acme.write("ads", on("2026-02-01").count("clicks", 10), on("2026-02-02").count("clicks", 90));
    acme.write(
        report("amazon", on("2026-02-01").count("sessions", 8))
            .setSourceKind(SourceKind.SOURCE_KIND_MARKETPLACE)
            .setSourceTimeZone("America/Los_Angeles"));

    AnalyzeFunnelResponse funnel = analyze(steps("clicks", "sessions"));

    assertThat(funnel.getSteps(0).getCount().getValue()).isEqualTo(10);
    assertThat(
            warning(
                    funnel.getSteps(1).getWarningsList(),
                    WarningCode.WARNING_CODE_STEP_BASIS_MISMATCH)
                .getStepBasisMismatch()
                .getDifferencesList())
        .contains(
            StepBasisDifference.STEP_BASIS_DIFFERENCE_SOURCE,
            StepBasisDifference.STEP_BASIS_DIFFERENCE_TIME_ZONE);
    assertThat(
            warning(funnel.getWarningsList(), WarningCode.WARNING_CODE_CROSS_SOURCE)
                .getCrossSource()
                .getDaysList())
        .containsExactly(range("2026-02-01", "2026-02-01"));
    assertThat(
            warning(funnel.getWarningsList(), WarningCode.WARNING_CODE_PARTIAL_COVERAGE)
                .getPartialCoverage()
                .getRowsLeftOut())
        .isEqualTo(1);
  }

  /** The advertising report has the orders of its ads, the business report the sessions of all. */
  @Test
  void ordersCreditedToAdsAgainstAllSessionsDifferInAttributionToo() {
    acme.write("ads", on("2026-02-01").count("clicks", 10).count("orders", 1, within(7)));
    acme.write(SourceKind.SOURCE_KIND_MARKETPLACE, "amazon", on("2026-02-01").count("sessions", 8));

    AnalyzeFunnelResponse funnel = analyze(steps("clicks", "sessions", "orders"));

    assertThat(differences(funnel.getSteps(1)))
        .containsExactly(
            StepBasisDifference.STEP_BASIS_DIFFERENCE_SOURCE,
            StepBasisDifference.STEP_BASIS_DIFFERENCE_OTHER_BASIS);
    assertThat(differences(funnel.getSteps(2)))
        .containsExactlyInAnyOrder(
            StepBasisDifference.STEP_BASIS_DIFFERENCE_SOURCE,
            StepBasisDifference.STEP_BASIS_DIFFERENCE_ATTRIBUTION);
    assertThat(analyze(steps("clicks", "orders")).getSteps(1).getWarningsList()).isEmpty();
  }

  private static List<StepBasisDifference> differences(FunnelStep step) {
    return warning(step.getWarningsList(), WarningCode.WARNING_CODE_STEP_BASIS_MISMATCH)
        .getStepBasisMismatch()
        .getDifferencesList();
  }

  @Test
  void aPairThatIsNoMetricHasNoNameAndAnIntervalByAssumption() {
    acme.write("tool", on("2026-02-01").count("sessions", 100).count("orders", 5));

    MetricValue rate = analyze(steps("sessions", "orders")).getSteps(1).getStepRate();

    assertThat(rate.getMetric()).isEmpty();
    assertThat(rate.getVersion()).isZero();
    assertThat(rate.getValue()).isEqualTo(0.05);
    assertThat(rate.hasInterval()).isTrue();
    assertThat(codes(rate)).contains(WarningCode.WARNING_CODE_BINOMIAL_ASSUMED);
  }

  @Test
  void aCustomFunnelHasTheMetricsItAsksForAndFiltersHold() {
    writeTheSeedsFunnel();
    acme.write(
        "influencer_tool",
        on("2026-02-01")
            .with("channel", "influencer")
            .with("platform", "tiktok")
            .with("placement", "bio_link")
            .count("impressions", 1_000)
            .count("clicks", 10)
            .count("orders", 1));

    AnalyzeFunnelResponse plain =
        analyze(
            steps("impressions", "clicks")
                .addFilters(
                    DimensionFilter.newBuilder().setDimension("platform").addValues("tiktok")));
    AnalyzeFunnelResponse asked =
        analyze(template("influencer").addMetrics("cpc").addMetrics("orders"));

    assertThat(plain.getSteps(0).getCount().getValue()).isEqualTo(1_000);
    assertThat(plain.getMetricsList()).isEmpty();
    assertThat(asked.getMetricsList())
        .extracting(MetricValue::getMetric)
        .containsExactly("cpc", "orders");
    assertThat(asked.getMetrics(0).getNullReason()).isEqualTo(NullReason.NULL_REASON_NO_DATA);
    assertThat(asked.getMetrics(1).getValue()).isEqualTo(121);
  }

  @Test
  void theConfidenceAndTheInstantAskedForHold() {
    acme.write(
        "t",
        on("2026-02-01")
            .count("impressions", 100)
            .count("clicks", 5)
            .knownAt("2026-02-02T00:00:00Z"));
    acme.write(
        "t",
        on("2026-02-01")
            .count("impressions", 100)
            .count("clicks", 6)
            .knownAt("2026-02-09T00:00:00Z"));

    AnalyzeFunnelResponse then =
        analyze(
            steps("impressions", "clicks")
                .setConfidenceLevel(0.8)
                .setAsOf(PeriodProtos.toProto(Instant.parse("2026-02-03T00:00:00Z"))));

    assertThat(then.getSteps(1).getCount().getValue()).isEqualTo(5);
    assertThat(then.getSteps(1).getStepRate().getInterval().getConfidenceLevel()).isEqualTo(0.8);
  }

  @Test
  void templatesAreListedByIdWithTheirIdsInBothLanguages() {
    ListFunnelTemplatesResponse all =
        acme.funnels.listFunnelTemplates(ListFunnelTemplatesRequest.getDefaultInstance());
    ListFunnelTemplatesResponse russian =
        acme.funnels.listFunnelTemplates(
            ListFunnelTemplatesRequest.newBuilder().setLanguageCode("ru").setPageSize(3).build());

    assertThat(all.getFunnelTemplatesList())
        .extracting(FunnelTemplate::getName, FunnelTemplate::getId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("funnelTemplates/amazon", "amazon"),
            org.assertj.core.groups.Tuple.tuple("funnelTemplates/email", "email"),
            org.assertj.core.groups.Tuple.tuple("funnelTemplates/influencer", "influencer"),
            org.assertj.core.groups.Tuple.tuple("funnelTemplates/web", "web"));
    assertThat(all.getFunnelTemplates(3).getStepsList())
        .containsExactly("sessions", "add_to_carts", "checkouts_started", "orders");
    assertThat(all.getFunnelTemplates(0).getMetricsList()).startsWith("units");
    assertThat(all.getNextPageToken()).isEmpty();
    assertThat(russian.getFunnelTemplates(1).getDisplayName()).isEqualTo("Письма");
    assertThat(
            acme.funnels
                .listFunnelTemplates(
                    ListFunnelTemplatesRequest.newBuilder()
                        .setLanguageCode("ru")
                        .setPageSize(3)
                        .setPageToken(russian.getNextPageToken())
                        .build())
                .getFunnelTemplatesList())
        .extracting(FunnelTemplate::getId)
        .containsExactly("web");
  }

  @Test
  void everyTemplateCanBeAnalyzed() {
    for (String id : List.of("amazon", "email", "influencer", "web")) {
      assertThat(analyze(template(id)).getStepsCount()).isGreaterThan(2);
    }
  }
}
