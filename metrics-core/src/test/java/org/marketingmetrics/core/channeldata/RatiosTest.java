package org.marketingmetrics.core.channeldata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.Question.warning;
import static org.marketingmetrics.core.channeldata.ReportRow.row;
import static org.marketingmetrics.core.channeldata.SourceKind.AD_PLATFORM;
import static org.marketingmetrics.core.channeldata.SourceKind.MARKETPLACE;
import static org.marketingmetrics.core.channeldata.SourceKind.OWN_ROLLUP;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** Both sides of a ratio run over the same rows, or over the days that both their sources cover. */
class RatiosTest {
  private static LocalDate march(int day) {
    return LocalDate.of(2026, 3, day);
  }

  /** The affiliate channel reports clicks and has no impressions. */
  @Test
  void clicksWithoutImpressionsAreLeftOutOfBothSidesAndCounted() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "a").count("clicks", 20).count("impressions", 1_000),
                row("campaign", "affiliates").count("clicks", 500));

    MetricValue ctr = world.ask("ctr").value();
    assertThat(number(ctr)).isEqualTo(0.02);
    assertThat(warning(ctr, WarningCode.PARTIAL_COVERAGE).detail())
        .isEqualTo(new WarningDetail.PartialCoverage(1, 1, List.of("impressions")));
    assertThat(number(world.ask("clicks").value())).isEqualTo(520);
  }

  /** One campaign counts clicks, another impressions: no row has both. */
  @Test
  void noRateComesFromRowsOfOneReportThatHoldOneSideEach() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "a").count("clicks", 20),
                row("campaign", "b").count("impressions", 1_000));

    MetricValue ctr = world.ask("ctr").value();
    assertThat(ctr.nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(requireNonNull(ctr.quality()).rowsLeftOut()).isEqualTo(2);
  }

  /** Impressions were not tracked on one of three days. */
  @Test
  void aDayThatLacksOneSideIsLeftOut() {
    World world =
        World.create()
            .write(
                "ads",
                row().day(2).count("clicks", 10).count("impressions", 100),
                row().day(3).count("clicks", 90),
                row().day(4).count("clicks", 0).count("impressions", 100));

    MetricValue ctr = world.ask("ctr").value();
    assertThat(ctr.numerator()).isEqualTo(Quantity.Count.of(10));
    assertThat(ctr.denominator()).isEqualTo(Quantity.Count.of(200));
    assertThat(requireNonNull(ctr.quality()).rowsLeftOut()).isEqualTo(1);
    assertThat(requireNonNull(ctr.quality()).rowsUsed()).isEqualTo(2);
  }

  /** A zero that was reported is a number, what was not reported is none. */
  @Test
  void zeroImpressionsIsAZeroDenominatorAndNotZero() {
    World world = World.create().write("ads", row().count("clicks", 0).count("impressions", 0));

    MetricValue ctr = world.ask("ctr").value();
    assertThat(ctr.value()).isNull();
    assertThat(ctr.nullReason()).isEqualTo(NullReason.ZERO_DENOMINATOR);
    assertThat(ctr.numerator()).isEqualTo(Quantity.Count.of(0));
    assertThat(number(world.ask("impressions").value())).isZero();
  }

  private static World amazon() {
    return World.create().source("amazon_ads", AD_PLATFORM).source("business_report", MARKETPLACE);
  }

  /** Amazon's ads report clicks, its business report sessions; each has a day the other lacks. */
  @Test
  void sidesOfTwoSourcesPairOverTheDaysThatBothCover() {
    World world =
        amazon()
            .write(
                "amazon_ads",
                row("campaign", "a").day(2).count("clicks", 10),
                row("campaign", "b").day(2).count("clicks", 10),
                row("campaign", "a").day(3).count("clicks", 30))
            .write(
                "business_report",
                row("product", "x").day(3).count("sessions", 60),
                row("product", "x").day(4).count("sessions", 999));

    MetricValue ratio = world.ask("sessions_per_click").value();
    assertThat(number(ratio)).isEqualTo(2);
    WarningDetail.CrossSource detail =
        (WarningDetail.CrossSource) warning(ratio, WarningCode.CROSS_SOURCE).detail();
    assertThat(detail.sources())
        .isEqualTo(Map.of("clicks", List.of("amazon_ads"), "sessions", List.of("business_report")));
    assertThat(detail.days()).containsExactly(DateRange.of(march(3)));
    assertThat(requireNonNull(ratio.quality()).rowsLeftOut()).isEqualTo(3);
  }

  /** Ad reports leave out days on which nothing was shown, and declare the range they cover. */
  @Test
  void daysThatAReportDeclaresCountWithoutRows() {
    World world =
        amazon()
            .writeCovering("amazon_ads", 2, 4, row("campaign", "a").day(2).count("clicks", 10))
            .write(
                "business_report",
                row("product", "x").day(2).count("sessions", 20),
                row("product", "x").day(3).count("sessions", 5),
                row("product", "x").day(5).count("sessions", 999));

    MetricValue ratio = world.ask("sessions_per_click").value();
    assertThat(number(ratio)).isEqualTo(2.5);
    WarningDetail.CrossSource detail =
        (WarningDetail.CrossSource) warning(ratio, WarningCode.CROSS_SOURCE).detail();
    assertThat(detail.days()).containsExactly(new DateRange(march(2), march(3)));
  }

  /** What the ad report declares says nothing of the report by product of the same source. */
  @Test
  void aDeclarationCountsForTheReportThatMadeIt() {
    World world =
        amazon()
            .writeCovering(
                "amazon_ads", 2, 4, row("campaign", "a", "device", "tv").day(2).count("clicks", 4))
            .write("amazon_ads", row("campaign", "a").day(2).count("clicks", 10))
            .write(
                "business_report",
                row("product", "x").day(2).count("sessions", 20),
                row("product", "x").day(3).count("sessions", 5));

    assertThat(number(world.ask("sessions_per_click").value())).isEqualTo(2);
  }

  /** A total of the account without any dimension says nothing of its report by campaign. */
  @Test
  void aDeclarationOfTotalsCountsForTotals() {
    World world =
        amazon()
            .writeCovering("amazon_ads", 2, 4, row().day(2).count("impressions", 4))
            .write("amazon_ads", row("campaign", "a").day(2).count("clicks", 10))
            .write(
                "business_report",
                row("product", "x").day(2).count("sessions", 20),
                row("product", "x").day(3).count("sessions", 5));

    assertThat(number(world.ask("sessions_per_click").value())).isEqualTo(2);
  }

  /** The report is imported on the 1st, and again on the 3rd with the days it covers. */
  @Test
  void asOfBeforeADeclarationItDoesNotCount() {
    World world = amazon();
    ReportRow clicks = row("campaign", "a").day(2).count("clicks", 10);
    world
        .write(
            "business_report",
            row("product", "x").day(2).count("sessions", 20).knownAt("2026-04-01T00:00:00Z"),
            row("product", "x").day(3).count("sessions", 5).knownAt("2026-04-01T00:00:00Z"))
        .write("amazon_ads", clicks.knownAt("2026-04-01T00:00:00Z"))
        .writeCovering("amazon_ads", 2, 4, clicks.knownAt("2026-04-03T00:00:00Z"));

    assertThat(number(world.ask("sessions_per_click").value())).isEqualTo(2.5);
    assertThat(number(world.ask("sessions_per_click").asOf("2026-04-02T00:00:00Z").value()))
        .isEqualTo(2);
    assertThat(number(world.ask("sessions_per_click").asOf("2026-04-03T00:00:00Z").value()))
        .isEqualTo(2.5);
  }

  /** Spend is the platform's, sales are all the marketplace's: total cost of sales. */
  @Test
  void tacosPairsAdSpendWithAllSalesOfTheMarketplace() {
    World world =
        amazon()
            .write(
                "amazon_ads",
                row("campaign", "a")
                    .money("ad_spend", "30", "EUR")
                    .money("revenue", "100", "EUR", Bases.attributed(7)))
            .write(
                "business_report",
                row("product", "x").money("revenue", "600", "EUR", Bases.ALL_SALES));

    MetricValue tacos = world.ask("tacos").value();
    assertThat(number(tacos)).isEqualTo(0.05);
    assertThat(codes(tacos)).containsExactly(WarningCode.CROSS_SOURCE);
    MetricValue acos = world.ask("acos").value();
    assertThat(number(acos)).isEqualTo(0.3);
    assertThat(codes(acos)).isEmpty();
  }

  /** Reports at different levels of one source say the same whole. */
  @Test
  void reportsOfOneSourceAtDifferentLevelsCompleteEachOther() {
    World world =
        World.create()
            .source("rollup", OWN_ROLLUP)
            .write(
                "rollup",
                row("campaign", "a").count("clicks", 20),
                row("country", "de").count("impressions", 1_000));

    assertThat(number(world.ask("ctr").value())).isEqualTo(0.02);
  }

  /** A mean of rates would say 50 %. */
  @Test
  void aRateOverGroupsIsTheRatioOfTheSums() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "a").count("clicks", 1).count("impressions", 1),
                row("campaign", "b").count("clicks", 0).count("impressions", 999));

    assertThat(number(world.ask("ctr").value())).isEqualTo(0.001);
  }

  /** One metric of the question has no data at all. */
  @Test
  void oneMetricWithoutDataLeavesTheOthersStanding() {
    World world = World.create().write("ads", row().count("clicks", 5).count("impressions", 10));

    QueryMetrics.Result result = world.ask("ctr", "roas", "clicks").result();
    assertThat(result.rows()).hasSize(1);
    List<MetricValue> values = result.rows().getFirst().values();
    assertThat(number(values.get(0))).isEqualTo(0.5);
    assertThat(values.get(1).nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(number(values.get(2))).isEqualTo(5);
  }
}
