package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.Question.warning;
import static org.marketingmetrics.core.channeldata.ReportRow.row;
import static org.marketingmetrics.core.channeldata.SourceKind.AD_PLATFORM;
import static org.marketingmetrics.core.channeldata.SourceKind.MARKETPLACE;
import static org.marketingmetrics.core.channeldata.SourceKind.OWN_ROLLUP;
import static org.marketingmetrics.core.channeldata.SourceKind.SHOP;
import static org.marketingmetrics.core.channeldata.SourceKind.WEB_ANALYTICS;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** Which source and which level answer; nothing is counted twice and nothing is dropped. */
class SourcesAndLevelsTest {
  private static Map<String, Double> numbers(Map<String, MetricValue> values) {
    Map<String, Double> numbers = new TreeMap<>();
    values.forEach((key, value) -> numbers.put(key, number(value)));
    return numbers;
  }

  /** Google's campaign report is imported once without and once with the segment Device. */
  @Test
  void aReportByDeviceIsNotAddedToTheTotal() {
    World world =
        World.create()
            .write("google_ads", row("campaign", "spring").count("clicks", 100))
            .write(
                "google_ads",
                row("campaign", "spring", "device", "mobile").count("clicks", 70),
                row("campaign", "spring", "device", "desktop").count("clicks", 25));

    assertThat(number(world.ask("clicks").value())).isEqualTo(100);
    assertThat(numbers(world.ask("clicks").by("device").byGroup()))
        .containsExactly(entry("desktop", 25.0), entry("mobile", 70.0));
    assertThat(number(world.ask("clicks").only("device", "mobile").value())).isEqualTo(70);
    assertThat(number(world.ask("clicks").without("device", "mobile").value())).isEqualTo(25);
  }

  /** One report is by campaign, one by country; both say the same clicks. */
  @Test
  void ofTwoEquallyCoarseLevelsTheOneWithMoreDaysAnswers() {
    World world =
        World.create()
            .write("ads", row("campaign", "a").day(2).count("clicks", 10))
            .write(
                "ads",
                row("country", "de").day(2).count("clicks", 9),
                row("country", "de").day(3).count("clicks", 8));

    assertThat(number(world.ask("clicks").value())).isEqualTo(17);
    assertThat(number(world.ask("clicks").during(2, 2).value()))
        .as("as many days: the first by name")
        .isEqualTo(10);
  }

  /** The pixel of a web analytics tool counts the clicks that the ad platform bills. */
  @Test
  void anAdPlatformIsBelievedBeforeWebAnalyticsOnClicks() {
    World world =
        World.create()
            .source("ga4", WEB_ANALYTICS)
            .source("google_ads", AD_PLATFORM)
            .write("ga4", row("channel", "paid_search").count("clicks", 90).count("sessions", 80))
            .write("google_ads", row("channel", "paid_search").count("clicks", 100));

    MetricValue clicks = world.ask("clicks").value();
    assertThat(number(clicks)).isEqualTo(100);
    assertThat(clicks.quality()).isNotNull();
    assertThat(java.util.Objects.requireNonNull(clicks.quality()).sources())
        .containsExactly("google_ads");
    assertThat(number(world.ask("sessions").value())).isEqualTo(80);
  }

  /** A shop's own figures of sales go before those of its analytics and its ad platforms. */
  @Test
  void theKindOfSourceDecidesByMeasure() {
    World world =
        World.create()
            .source("ads", AD_PLATFORM)
            .source("ga4", WEB_ANALYTICS)
            .source("rollup", OWN_ROLLUP)
            .source("shop", SHOP);
    for (String source : new String[] {"ads", "ga4", "rollup", "shop"}) {
      int figure = source.length();
      world.write(
          source,
          row()
              .count("clicks", figure)
              .count("sessions", figure)
              .count("orders", figure)
              .money("revenue", Integer.toString(figure), "EUR")
              .count("page_views", figure)
              .money("ad_spend", Integer.toString(figure), "EUR"));
    }

    assertThat(number(world.ask("clicks").value())).isEqualTo("ads".length());
    assertThat(number(world.ask("ad_spend").value())).isEqualTo("ads".length());
    assertThat(number(world.ask("sessions").value())).isEqualTo("rollup".length());
    assertThat(number(world.ask("page_views").value())).isEqualTo("rollup".length());
    assertThat(number(world.ask("orders").value())).isEqualTo("shop".length());
    assertThat(number(world.ask("revenue").value())).isEqualTo("shop".length());
  }

  /** The team trusts its tag manager more than the platform, and says so once for all. */
  @Test
  void theWorkspacesPrecedenceGoesBeforeTheKind() {
    World world =
        World.preferring("ga4")
            .source("ga4", WEB_ANALYTICS)
            .write("ga4", row().count("clicks", 90))
            .write("google_ads", row().count("clicks", 100));

    assertThat(number(world.ask("clicks").value())).isEqualTo(90);
    assertThat(number(world.ask("clicks").believing("google_ads").value()))
        .as("the question goes before the workspace")
        .isEqualTo(100);
  }

  /** Two ad servers report one campaign and nobody has said which is right. */
  @Test
  void twoSourcesOfOneKindAreAmbiguousUntilOneIsNamed() {
    World world =
        World.create()
            .write("adserver_b", row("campaign", "spring").count("clicks", 98))
            .write("adserver_a", row("campaign", "spring").count("clicks", 100));

    MetricValue clicks = world.ask("clicks").value();
    assertThat(clicks.value()).isNull();
    assertThat(clicks.nullReason()).isEqualTo(NullReason.AMBIGUOUS_SOURCE);
    assertThat(clicks.nullDetail().sources()).containsExactly("adserver_a", "adserver_b");
    assertThat(number(world.ask("clicks").believing("adserver_b").value())).isEqualTo(98);
  }

  /** Campaign b is reported as a whole; a, and what has no campaign, by device alone. */
  @Test
  void rowsThatOnlyAnotherLevelHasAreLeftOutAndCounted() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "b").count("clicks", 2),
                row("campaign", "a", "device", "mobile").count("clicks", 3),
                row("campaign", "a", "device", "desktop").count("clicks", 2));

    MetricValue clicks = world.ask("clicks").value();
    assertThat(number(clicks)).isEqualTo(2);
    assertThat(warning(clicks, WarningCode.PARTIAL_COVERAGE).detail())
        .isEqualTo(new WarningDetail.PartialCoverage(2, 1, List.of()));
    assertThat(world.ask("clicks").by("device").only("campaign", "a").byGroup().values())
        .allSatisfy(value -> assertThat(codes(value)).isEmpty());
  }

  /** The total was reported on Monday alone, the devices on both days. */
  @Test
  void daysThatOnlyAnotherLevelHasAreLeftOutAndCounted() {
    World world =
        World.create()
            .write(
                "ads",
                row().day(2).count("clicks", 100),
                row("device", "mobile").day(2).count("clicks", 70),
                row("device", "mobile").day(3).count("clicks", 5),
                row("device", "desktop").day(3).count("clicks", 6));

    MetricValue clicks = world.ask("clicks").value();
    assertThat(number(clicks)).isEqualTo(100);
    assertThat(warning(clicks, WarningCode.PARTIAL_COVERAGE).detail())
        .isEqualTo(new WarningDetail.PartialCoverage(2, 1, List.of()));
    assertThat(codes(world.ask("clicks").during(2, 2).value()))
        .as("the parts of a total that is there say nothing new")
        .isEmpty();
  }

  /** Only paid search is measured twice; social must not lose its figure over it. */
  @Test
  void ambiguityOfOneChannelLeavesTheOthersTheirValues() {
    World world =
        World.create()
            .write("adserver_a", row("channel", "paid_search").count("clicks", 100))
            .write(
                "adserver_b",
                row("channel", "paid_search").count("clicks", 98),
                row("channel", "paid_social").count("clicks", 7));

    Map<String, MetricValue> clicks = world.ask("clicks").by("channel").byGroup();

    assertThat(clicks).containsOnlyKeys("paid_search", "paid_social");
    MetricValue search = java.util.Objects.requireNonNull(clicks.get("paid_search"));
    assertThat(search.nullReason()).isEqualTo(NullReason.AMBIGUOUS_SOURCE);
    assertThat(search.nullDetail().sources()).containsExactly("adserver_a", "adserver_b");
    assertThat(number(java.util.Objects.requireNonNull(clicks.get("paid_social")))).isEqualTo(7);
    assertThat(world.ask("clicks").value().nullReason()).isEqualTo(NullReason.AMBIGUOUS_SOURCE);
  }

  /** The ad server's total knows no accounts; the platform reports each account. */
  @Test
  void aSourceWithoutAccountCompetesWithAllAccounts() {
    World world =
        World.create()
            .source("ga4", WEB_ANALYTICS)
            .write("ga4", row().count("clicks", 1_000))
            .write(
                "google_ads",
                row("account", "de").count("clicks", 60),
                row("account", "fr").count("clicks", 40));

    assertThat(number(world.ask("clicks").value())).isEqualTo(100);
    assertThat(number(world.ask("clicks").believing("ga4").value())).isEqualTo(1_000);
  }

  /** Google and Meta are parts of the whole; the shop counts orders without asking where from. */
  @Test
  void partsOfDifferentPlatformsAreAddedAndTheShopsTotalStandsForOrders() {
    World world =
        World.create()
            .source("shop", SHOP)
            .write("google_ads", row("platform", "google").count("clicks", 100).count("orders", 4))
            .write("meta_ads", row("platform", "meta").count("clicks", 50).count("orders", 3))
            .write("shop", row().count("orders", 9));

    assertThat(number(world.ask("clicks").value())).isEqualTo(150);
    assertThat(number(world.ask("orders").value())).isEqualTo(9);
    assertThat(numbers(world.ask("orders").by("platform").byGroup()))
        .as("the shop cannot say by platform, the platforms can")
        .containsExactly(entry("google", 4.0), entry("meta", 3.0));
  }

  /** Amazon is reported by the marketplace itself, the own shop by the shop. */
  @Test
  void eachPartIsAnsweredByTheSourceThatIsNearestInIt() {
    World world =
        World.create()
            .source("amazon", MARKETPLACE)
            .source("ga4", WEB_ANALYTICS)
            .write("amazon", row("channel", "marketplace").count("orders", 20))
            .write(
                "ga4",
                row("channel", "marketplace").count("orders", 1),
                row("channel", "email").count("orders", 5));

    MetricValue orders = world.ask("orders").value();
    assertThat(number(orders)).isEqualTo(25);
    assertThat(java.util.Objects.requireNonNull(orders.quality()).sources())
        .containsExactly("amazon", "ga4");
    assertThat(codes(orders)).isEmpty();
  }

  /** Within one channel the report by campaign is finer; the other channel has only that one. */
  @Test
  void theCoarsestLevelIsChosenApartForEachPart() {
    World world =
        World.create()
            .write(
                "ads",
                row("channel", "paid_search").count("clicks", 100),
                row("channel", "paid_search", "campaign", "a").count("clicks", 99),
                row("channel", "display", "campaign", "b").count("clicks", 7));

    assertThat(number(world.ask("clicks").value())).isEqualTo(107);
  }

  /** A name is misspelt. */
  @Test
  void unknownNamesFailTheCallAndSayWhatIsKnown() {
    World world = World.create().write("ads", row("shelf", "top").count("clicks", 1));

    assertThat(number(world.ask("clicks").by("shelf").value())).isEqualTo(1);
    assertThatThrownBy(() -> world.ask("clicks").by("shelv").value())
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("shelf");
    assertThatThrownBy(() -> world.ask("clicks").believing("adz").value())
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("ads");
  }
}
