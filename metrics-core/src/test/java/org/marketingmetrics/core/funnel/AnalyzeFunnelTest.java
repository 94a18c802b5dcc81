package org.marketingmetrics.core.funnel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.marketingmetrics.core.channeldata.Bases.attributed;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.BenchmarkSettings;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.channeldata.Question;
import org.marketingmetrics.core.channeldata.ReportRow;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.World;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** Funnels over what sources reported. */
class AnalyzeFunnelTest {
  private static List<Measure> measures(List<String> ids) {
    return ids.stream().map(id -> World.CATALOG.measure(new MeasureId(id))).toList();
  }

  private static AnalyzeFunnel.Request request(
      Question scope, List<String> steps, List<String> values) {
    List<Definition> definitions =
        values.stream().map(id -> World.CATALOG.find(id).orElseThrow()).toList();
    return new AnalyzeFunnel.Request(measures(steps), definitions, scope.scope(), 0.95, null);
  }

  private static AnalyzeFunnel.Result run(World world, AnalyzeFunnel.Request request) {
    return new AnalyzeFunnel(
            World.CATALOG,
            world.stores.workspaces(),
            world.facts,
            new EvaluateBenchmark(World.CATALOG, BenchmarkSettings.STANDARD),
            new WorkspaceBenchmarks(BenchmarkCatalog.standard(), world.stores.benchmarks()),
            World.CLOCK)
        .run(request);
  }

  private static AnalyzeFunnel.Result funnel(World world, String... steps) {
    return run(world, request(world.ask(), Arrays.asList(steps), List.of()));
  }

  private static AnalyzeFunnel.Result template(World world, String id) {
    FunnelTemplate template = FunnelTemplate.find(id).orElseThrow();
    return run(world, request(world.ask(), template.steps(), template.metrics()));
  }

  private static List<Double> counts(AnalyzeFunnel.Result result) {
    return result.steps().stream().map(step -> number(step.count())).toList();
  }

  private static MetricValue value(AnalyzeFunnel.Result result, String id) {
    return result.values().stream()
        .filter(value -> value.definition().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<WarningCode> warnings(AnalyzeFunnel.Result result) {
    return result.warnings().stream().map(Warning::code).toList();
  }

  /** The funnel that the product started from. */
  @Test
  void theInfluencersStoryHasThePrintedFigures() {
    World world =
        World.create()
            .write(
                "influencer_tool",
                row("channel", "influencer", "creator", "anna")
                    .count("impressions", 150_000)
                    .count("clicks", 3_000)
                    .count("orders", 100)
                    .money("revenue", "5000", "USD"),
                row("channel", "influencer", "creator", "ben")
                    .count("impressions", 50_000)
                    .count("clicks", 1_000)
                    .count("orders", 20)
                    .money("revenue", "1000", "USD"));

    AnalyzeFunnel.Result result = template(world, "influencer");

    assertThat(counts(result)).containsExactly(200_000.0, 4_000.0, 120.0);
    assertThat(result.steps().get(2).overallRate().value()).isEqualTo(0.0006);
    assertThat(result.revenue().numerator())
        .isEqualTo(new Quantity.Money(new BigDecimal(6_000), "USD"));
    assertThat(result.revenuePerLastStep().definition()).isEqualTo("aov");
    assertThat(number(result.revenuePerLastStep())).isEqualTo(50);
    assertThat(result.revenuePerLastStep().currency()).isEqualTo("USD");
    assertThat(number(result.revenuePerFirstStep())).isEqualTo(0.03);
    assertThat(number(value(result, "ctr"))).isEqualTo(0.02);
    assertThat(number(value(result, "conversion_rate_per_click"))).isEqualTo(0.03);
    assertThat(number(value(result, "revenue_per_click"))).isEqualTo(1.5);
    assertThat(number(value(result, "rpm"))).isEqualTo(30);
    assertThat(result.warnings()).isEmpty();
    assertThat(result.quality().rowsUsed()).isEqualTo(2);
    assertThat(result.worstSteps())
        .extracting(WorstStep::rule, WorstStep::step)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(WorstStep.Rule.LOWEST_RATE, 1),
            org.assertj.core.groups.Tuple.tuple(WorstStep.Rule.LARGEST_LOSS, 1));
  }

  /** A mailing; the provider leaves delivered out and reports the bounces. */
  @Test
  void aMailingGoesFromSentToOrdersWithDeliveredDerived() {
    World world =
        World.create()
            .source("esp", SourceKind.MAIL_PLATFORM)
            .write(
                "esp",
                row("channel", "email", "campaign", "spring")
                    .count("emails_sent", 10_000)
                    .count("email_hard_bounces", 200)
                    .count("email_soft_bounces", 100)
                    .count("email_unique_opens", 1_700)
                    .count("email_unique_clicks", 210)
                    .count("email_clicks_total", 300)
                    .count("orders", 12)
                    .money("revenue", "540", "EUR"));

    AnalyzeFunnel.Result result = template(world, "email");

    assertThat(counts(result)).containsExactly(10_000.0, 9_700.0, 1_700.0, 210.0, 12.0);
    assertThat(number(value(result, "delivery_rate"))).isEqualTo(0.97);
    assertThat(number(value(result, "ctor_total"))).isEqualTo(300.0 / 1_700);
    assertThat(number(value(result, "revenue_per_email"))).isEqualTo(540.0 / 9_700);
    assertThat(number(result.revenuePerLastStep())).isEqualTo(45);
    assertThat(requireNonNull(result.steps().get(3).stepRate()).definition()).isEqualTo("ctor");
  }

  private static World amazon(int firstAdDay, int lastAdDay) {
    World world =
        World.create()
            .source("amazon_ads", SourceKind.AD_PLATFORM)
            .source("business_report", SourceKind.MARKETPLACE);
    List<ReportRow> ads = new ArrayList<>();
    for (int day = firstAdDay; day <= lastAdDay; day++) {
      ads.add(
          row("channel", "marketplace", "platform", "amazon", "campaign", "sp")
              .day(day)
              .count("impressions", 1_000)
              .count("clicks", 20));
    }
    List<ReportRow> report = new ArrayList<>();
    for (int day = 1; day <= 28; day++) {
      report.add(
          row("channel", "marketplace", "platform", "amazon", "product", "B0")
              .day(day)
              .count("sessions", 30)
              .count("orders", 3)
              .count("units", 4)
              .money("revenue", "60", "USD"));
    }
    return world.write("amazon_ads", ads).write("business_report", report);
  }

  /** Ad reports and the business report over four weeks; ads began three days late. */
  @Test
  void amazonsTwoReportsPairOverTheDaysThatBothCover() {
    World world = amazon(4, 28);

    AnalyzeFunnel.Result result = template(world, "amazon");

    assertThat(counts(result)).containsExactly(25_000.0, 500.0, 750.0, 75.0);
    assertThat(warnings(result))
        .containsExactlyInAnyOrder(WarningCode.CROSS_SOURCE, WarningCode.PARTIAL_COVERAGE);
    WarningDetail.CrossSource detail =
        result.warnings().stream()
            .map(Warning::detail)
            .filter(WarningDetail.CrossSource.class::isInstance)
            .map(WarningDetail.CrossSource.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(detail.days())
        .containsExactly(new DateRange(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 28)));
    assertThat(result.quality().rowsLeftOut()).isEqualTo(3);
    assertThat(number(value(result, "units"))).as("a value, not a step").isEqualTo(100);
    assertThat(number(value(result, "unit_session_percentage"))).isEqualTo(100.0 / 750);
    assertThat(number(result.revenue())).isEqualTo(1_500);
    assertThat(number(value(result, "aov"))).isEqualTo(20);
    assertThat(number(value(result, "sessions_per_click"))).isEqualTo(1.5);
    FunnelStep sessions = result.steps().get(2);
    assertThat(sessions.violation())
        .isEqualTo(new Violation(Violation.Code.SESSIONS_EXCEED_CLICKS, Violation.Severity.INFO));
    assertThat(sessions.warnings())
        .containsExactly(
            new Warning(
                WarningCode.STEP_BASIS_MISMATCH,
                new WarningDetail.StepBasisMismatch(
                    Set.of(
                        WarningDetail.Difference.SOURCE, WarningDetail.Difference.OTHER_BASIS))));
    assertThat(result.steps().get(1).warnings()).isEmpty();
    assertThat(result.steps().get(3).warnings()).isEmpty();
  }

  /** One source counts both, and ad clicks against all sessions are still two things. */
  @Test
  void clicksAgainstAllSessionsAlwaysWarn() {
    World world = World.create().write("rollup", row().count("clicks", 100).count("sessions", 90));

    FunnelStep sessions = funnel(world, "clicks", "sessions").steps().get(1);
    assertThat(sessions.warnings())
        .extracting(Warning::code)
        .containsExactly(WarningCode.STEP_BASIS_MISMATCH);
    assertThat(sessions.violation()).isNull();
  }

  /** A campaign without orders in its report: none of its rows take part. */
  @Test
  void aStepHasOneCountWhereverItStands() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "a")
                    .count("impressions", 1_000)
                    .count("clicks", 50)
                    .count("orders", 5),
                row("campaign", "b").count("impressions", 9_000).count("clicks", 50));

    AnalyzeFunnel.Result result =
        run(
            world,
            request(
                world.ask(),
                List.of("impressions", "clicks", "orders"),
                List.of("ctr", "conversion_rate_per_click", "clicks")));

    assertThat(counts(result)).containsExactly(1_000.0, 50.0, 5.0);
    assertThat(number(value(result, "ctr"))).isEqualTo(0.05);
    assertThat(number(value(result, "clicks"))).isEqualTo(50);
    assertThat(warnings(result)).containsExactly(WarningCode.PARTIAL_COVERAGE);
    assertThat(result.quality().rowsLeftOut()).isEqualTo(1);
  }

  /** One campaign's report has no sales: they are no part of the order value, and that is said. */
  @Test
  void rowsWithoutRevenueAreLeftOutOfWhatIsDividedByItAndCounted() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "a")
                    .count("impressions", 1_000)
                    .count("clicks", 50)
                    .count("orders", 5)
                    .money("revenue", "100", "EUR"),
                row("campaign", "b")
                    .count("impressions", 3_000)
                    .count("clicks", 20)
                    .count("orders", 3));

    AnalyzeFunnel.Result result =
        run(
            world,
            request(
                world.ask(), List.of("impressions", "clicks", "orders"), List.of("aov", "ctr")));

    assertThat(counts(result)).containsExactly(4_000.0, 70.0, 8.0);
    for (MetricValue value :
        List.of(value(result, "aov"), result.revenuePerLastStep(), result.revenuePerFirstStep())) {
      assertThat(value.warnings())
          .extracting(Warning::code)
          .containsExactly(WarningCode.PARTIAL_COVERAGE);
      DataQuality quality = requireNonNull(value.quality());
      assertThat(quality.rowsUsed()).isEqualTo(1);
      assertThat(quality.rowsLeftOut()).isEqualTo(1);
    }
    assertThat(number(value(result, "aov"))).isEqualTo(20);
    assertThat(value(result, "ctr").warnings())
        .extracting(Warning::code)
        .containsExactly(WarningCode.BINOMIAL_ASSUMED);
    assertThat(warnings(result)).isEmpty();
  }

  /** Two ad servers report clicks and nobody says which is right. */
  @Test
  void anAmbiguousStepDoesNotTakeTheOthers() {
    World world =
        World.create()
            .source("shop", SourceKind.SHOP)
            .write("adserver_a", row().count("impressions", 1_000).count("clicks", 50))
            .write("adserver_b", row().count("clicks", 48))
            .write("shop", row().count("orders", 3).money("revenue", "90", "EUR"));

    AnalyzeFunnel.Result result = funnel(world, "impressions", "clicks", "orders");

    assertThat(number(result.steps().get(0).count())).isEqualTo(1_000);
    assertThat(result.steps().get(1).count().nullReason()).isEqualTo(NullReason.AMBIGUOUS_SOURCE);
    assertThat(result.steps().get(1).count().nullDetail().sources())
        .containsExactly("adserver_a", "adserver_b");
    assertThat(number(result.steps().get(2).count())).isEqualTo(3);
    assertThat(result.steps().get(2).overallRate().value()).isEqualTo(0.003);
    assertThat(number(result.revenuePerLastStep())).isEqualTo(30);
  }

  /** Orders come by 7 and by 14 days in the same rows as impressions and clicks. */
  @Test
  void aStepOfAmbiguousBasisDoesNotTakeTheStepsOfItsRows() {
    World world =
        World.create()
            .write(
                "amazon_ads",
                row()
                    .count("impressions", 1_000)
                    .count("clicks", 50)
                    .count("orders", 4, attributed(7))
                    .count("orders", 5, attributed(14)));

    AnalyzeFunnel.Result result = funnel(world, "impressions", "clicks", "orders");

    assertThat(number(result.steps().get(0).count())).isEqualTo(1_000);
    assertThat(requireNonNull(result.steps().get(1).stepRate()).value()).isEqualTo(0.05);
    MetricValue orders = result.steps().get(2).count();
    assertThat(orders.nullReason()).isEqualTo(NullReason.AMBIGUOUS_BASIS);
    assertThat(orders.nullDetail().bases()).hasSize(2);
    assertThat(
            run(
                    world,
                    request(
                        world.ask().on(attributed(7)),
                        List.of("impressions", "clicks", "orders"),
                        List.of()))
                .steps()
                .get(2)
                .count()
                .value())
        .isEqualTo(4);
  }

  /** Two platforms count orders by different windows; clicks are clicks. */
  @Test
  void aStepThatWouldMixDefinitionsDoesNotTakeTheOthers() {
    World world =
        World.create()
            .write(
                "amazon_ads",
                row("platform", "amazon").count("clicks", 50).count("orders", 4, attributed(7)))
            .write(
                "google_ads",
                row("platform", "google").count("clicks", 70).count("orders", 6, attributed(30)));

    AnalyzeFunnel.Result result = funnel(world, "clicks", "orders");
    assertThat(number(result.steps().get(0).count())).isEqualTo(120);
    assertThat(result.steps().get(1).count().nullReason())
        .isEqualTo(NullReason.DEFINITION_MISMATCH);

    AnalyzeFunnel.Result acknowledged =
        run(world, request(world.ask().acknowledging(), List.of("clicks", "orders"), List.of()));
    assertThat(number(acknowledged.steps().get(1).count())).isEqualTo(10);
    assertThat(warnings(acknowledged))
        .containsExactly(WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED);
  }

  /** Nothing but orders by two windows. */
  @Test
  void aFunnelAllOfWhichWouldMixDefinitionsFails() {
    World world =
        World.create()
            .write(
                "a",
                row("platform", "x")
                    .count("leads", 9, attributed(7))
                    .count("orders", 4, attributed(7)))
            .write(
                "b",
                row("platform", "y")
                    .count("leads", 9, attributed(30))
                    .count("orders", 6, attributed(30)));

    MetricsException failure =
        catchThrowableOfType(MetricsException.class, () -> funnel(world, "leads", "orders"));
    assertThat(failure.reason()).isEqualTo(ErrorReason.DEFINITION_MISMATCH);
  }

  /** Carts are credited for 7 days and orders for 14. */
  @Test
  void stepsOfDifferentWindowsStandBesideEachOtherWithAWarning() {
    World world =
        World.create()
            .write(
                "amazon_ads",
                row()
                    .count("add_to_carts", 40, attributed(7))
                    .count("orders", 8, attributed(14))
                    .money("revenue", "100", "EUR", attributed(7)));

    AnalyzeFunnel.Result result = funnel(world, "add_to_carts", "orders");

    assertThat(counts(result)).containsExactly(40.0, 8.0);
    assertThat(result.steps().get(1).warnings())
        .containsExactly(
            new Warning(
                WarningCode.STEP_BASIS_MISMATCH,
                new WarningDetail.StepBasisMismatch(Set.of(WarningDetail.Difference.ATTRIBUTION))));
    assertThat(result.revenuePerLastStep().nullReason())
        .as("7-day revenue over 14-day orders is no order value")
        .isEqualTo(NullReason.AMBIGUOUS_BASIS);
    assertThat(number(result.revenuePerFirstStep())).isEqualTo(2.5);
  }

  /** Revenue is stated by window, orders are not. */
  @Test
  void anUnstatedWindowBesideAStatedOneIsSaid() {
    World world =
        World.create()
            .write(
                "ads",
                row()
                    .count("clicks", 40)
                    .count("orders", 8)
                    .money("revenue", "100", "EUR", attributed(7)));

    MetricValue aov = funnel(world, "clicks", "orders").revenuePerLastStep();
    assertThat(number(aov)).isEqualTo(12.5);
    assertThat(codes(aov)).containsExactly(WarningCode.BASIS_UNSPECIFIED);
  }

  /** The shop's revenue begins in mid-month; the analytics funnel is of the whole month. */
  @Test
  void revenueOfAnotherSourceDoesNotCutTheSteps() {
    World world =
        World.create().source("ga4", SourceKind.WEB_ANALYTICS).source("shop", SourceKind.SHOP);
    for (int day = 1; day <= 10; day++) {
      world.write("ga4", row().day(day).count("sessions", 100).count("orders", 4));
    }
    for (int day = 8; day <= 12; day++) {
      world.write("shop", row().day(day).money("revenue", "50", "EUR"));
    }

    AnalyzeFunnel.Result result = funnel(world, "sessions", "orders");

    assertThat(counts(result)).containsExactly(1_000.0, 40.0);
    assertThat(result.quality().rowsLeftOut()).isZero();
    assertThat(number(result.revenue())).as("on the days of the funnel").isEqualTo(150);
    MetricValue aov = result.revenuePerLastStep();
    assertThat(aov.denominator())
        .as("orders of the days both cover")
        .isEqualTo(Quantity.Count.of(12));
    assertThat(number(aov)).isEqualTo(12.5);
    assertThat(codes(aov)).contains(WarningCode.CROSS_SOURCE);
  }

  /** Revenue is known of some rows only. */
  @Test
  void anOrderValueIsOverTheRowsThatReportRevenue() {
    World world =
        World.create()
            .write(
                "shop",
                row().day(2).count("clicks", 10).count("orders", 2).money("revenue", "50", "EUR"),
                row().day(3).count("clicks", 10).count("orders", 8));

    AnalyzeFunnel.Result result = funnel(world, "clicks", "orders");

    assertThat(counts(result)).containsExactly(20.0, 10.0);
    assertThat(number(result.revenue())).isEqualTo(50);
    assertThat(number(result.revenuePerLastStep())).isEqualTo(25);
  }

  /** Sales in two currencies. */
  @Test
  void mixedCurrencyTakesTheMoneyAndLeavesTheSteps() {
    World world =
        World.create()
            .write(
                "ads",
                row("account", "de")
                    .count("clicks", 10)
                    .count("orders", 2)
                    .money("revenue", "5", "EUR"),
                row("account", "us")
                    .count("clicks", 10)
                    .count("orders", 1)
                    .money("revenue", "5", "USD"));

    AnalyzeFunnel.Result result = funnel(world, "clicks", "orders");

    assertThat(counts(result)).containsExactly(20.0, 3.0);
    for (MetricValue money :
        List.of(result.revenue(), result.revenuePerLastStep(), result.revenuePerFirstStep())) {
      assertThat(money.nullReason()).isEqualTo(NullReason.MIXED_CURRENCY);
      assertThat(money.nullDetail().currencies()).containsExactly("EUR", "USD");
    }
  }

  /** Daily users cannot be added up to a month. */
  @Test
  void aStepOfDistinctPeopleIsNullWhereDaysWouldHaveToBeAdded() {
    World world =
        World.create()
            .write("ga4", row().day(2).count("users", 90).count("sessions", 100).count("orders", 3))
            .write(
                "ga4", row().day(3).count("users", 80).count("sessions", 100).count("orders", 2));

    AnalyzeFunnel.Result result = funnel(world, "users", "sessions", "orders");

    MetricValue users = result.steps().getFirst().count();
    assertThat(users.nullReason()).isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(users.nullDetail().periodDays()).containsExactly(1);
    assertThat(number(result.steps().get(1).count())).isEqualTo(200);
    assertThat(requireNonNull(result.steps().get(2).stepRate()).value()).isEqualTo(0.025);
    assertThat(
            number(
                run(
                        world,
                        request(world.ask().during(2, 2), List.of("users", "sessions"), List.of()))
                    .steps()
                    .getFirst()
                    .count()))
        .isEqualTo(90);
  }

  /** Followers are asked beside the steps; two accounts' followers are not added. */
  @Test
  void valuesOfDistinctPeopleAndStocksFollowTheirOwnRules() {
    World world =
        World.create()
            .write(
                "instagram",
                row("account", "x")
                    .count("impressions", 100)
                    .count("clicks", 5)
                    .count("followers", 10),
                row("account", "y")
                    .count("impressions", 100)
                    .count("clicks", 5)
                    .count("followers", 20));

    AnalyzeFunnel.Result both =
        run(
            world,
            request(
                world.ask().only("account", "x", "y"),
                List.of("impressions", "clicks"),
                List.of("followers")));
    AnalyzeFunnel.Result one =
        run(
            world,
            request(
                world.ask().only("account", "y"),
                List.of("impressions", "clicks"),
                List.of("followers")));

    assertThat(value(both, "followers").nullReason()).isEqualTo(NullReason.NOT_ADDITIVE);
    assertThat(number(value(one, "followers"))).isEqualTo(20);
  }

  /** Nothing measures checkouts here. */
  @Test
  void aStepThatNobodyReportsIsNullAndTheOthersStand() {
    World world =
        World.create()
            .write(
                "ga4", row().count("sessions", 100).count("add_to_carts", 20).count("orders", 3));

    AnalyzeFunnel.Result result = template(world, "web");

    assertThat(result.steps().get(2).count().nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(number(result.steps().get(3).count())).isEqualTo(3);
    assertThat(result.steps().get(3).overallRate().value()).isEqualTo(0.03);
    assertThat(result.revenue().nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(result.revenuePerLastStep().nullReason()).isEqualTo(NullReason.NO_DATA);
  }

  /** Nothing was ever written. */
  @Test
  void anEmptyWorkspaceHasAFunnelOfNulls() {
    AnalyzeFunnel.Result result = template(World.create(), "influencer");

    assertThat(result.steps())
        .hasSize(3)
        .allSatisfy(step -> assertThat(step.count().nullReason()).isEqualTo(NullReason.NO_DATA));
    assertThat(result.worstSteps()).isEmpty();
    assertThat(result.values())
        .allSatisfy(value -> assertThat(value.nullReason()).isEqualTo(NullReason.NO_DATA));
    assertThat(result.quality().daysExpected()).isEqualTo(31);
  }

  private static MetricsException refused(String... steps) {
    World world = World.create();
    return catchThrowableOfType(MetricsException.class, () -> funnel(world, steps));
  }

  /** What is no funnel is refused by field. */
  @Test
  void illFormedFunnelsAreRefused() {
    String[] many =
        World.CATALOG.measures().stream()
            .filter(measure -> !measure.isMoney())
            .map(Measure::id)
            .limit(33)
            .toArray(String[]::new);

    for (MetricsException failure :
        List.of(
            refused("clicks"),
            refused("clicks", "revenue"),
            refused("clicks", "clicks"),
            refused(many))) {
      assertThat(failure.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
      assertThat(failure.fieldViolations())
          .singleElement()
          .satisfies(violation -> assertThat(violation.field()).isEqualTo("custom.steps"));
    }
    assertThat(funnel(World.create(), Arrays.copyOf(many, 32)).steps()).hasSize(32);
  }

  /** Every built-in funnel names measures and metrics that exist. */
  @Test
  void templatesNameWhatTheCatalogueKnows() {
    for (FunnelTemplate template : FunnelTemplate.ALL) {
      assertThat(measures(template.steps())).hasSizeGreaterThan(1);
      assertThat(template.metrics())
          .allSatisfy(id -> assertThat(World.CATALOG.find(id)).isPresent());
    }
  }
}
