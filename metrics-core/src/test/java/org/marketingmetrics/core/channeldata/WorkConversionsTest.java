package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.catalog.CompareDefinitions;
import org.marketingmetrics.core.catalog.Conversion;
import org.marketingmetrics.core.catalog.DefinitionIdentity;
import org.marketingmetrics.core.channeldata.WorkConversions.Worked;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.WarningCode;

/** Two reports divide by different things, and somebody brings one to the other's definition. */
class WorkConversionsTest {
  private static Worked work(World world, String from, String to) {
    List<Conversion> conversions =
        new CompareDefinitions(World.CATALOG)
            .compare(
                DefinitionIdentity.of(World.CATALOG.find(from).orElseThrow()),
                DefinitionIdentity.of(World.CATALOG.find(to).orElseThrow()))
            .conversions();
    return new WorkConversions(World.CATALOG, world.stores.workspaces(), world.facts, World.CLOCK)
        .run(conversions, world.ask(to).scope()).conversions().stream()
            .filter(worked -> worked.conversion().to().id().equals(to))
            .findFirst()
            .orElseThrow();
  }

  private static ReportRow mailing(int day, long sent, long delivered, long opens) {
    return row("campaign", "m" + day)
        .day(day)
        .count("emails_sent", sent)
        .count("emails_delivered", delivered)
        .count("email_unique_opens", opens);
  }

  @Test
  void openRateBySentIsThatByDeliveredTimesDelivery() {
    World world =
        World.create().write("esp", mailing(2, 6_000, 5_700, 1_200), mailing(3, 4_000, 3_800, 600));

    Worked worked = work(world, "open_rate_delivered", "open_rate_sent");

    assertThat(worked.text()).isEqualTo("(1800 / 9500) * (9500 / 10000) = 0.18");
    assertThat(number(worked.to())).isEqualTo(0.18);
    assertThat(worked.factors())
        .singleElement()
        .satisfies(factor -> assertThat(factor.definition()).isEqualTo("delivery_rate"));
  }

  /** One mailing does not say how many were sent: it is left out of all three rates. */
  @Test
  void everyFigureIsOverTheRowsThatHoldAllMeasures() {
    World world =
        World.create()
            .write(
                "esp",
                mailing(2, 6_000, 5_700, 1_200),
                row("campaign", "m3")
                    .day(3)
                    .count("emails_delivered", 100)
                    .count("email_unique_opens", 100));

    Worked worked = work(world, "open_rate_delivered", "open_rate_sent");

    assertThat(worked.from().denominator()).isEqualTo(Quantity.Count.of(5_700));
    assertThat(worked.text()).isEqualTo("(1200 / 5700) * (5700 / 6000) = 0.2");
    assertThat(worked.from().warnings())
        .extracting(warning -> warning.code())
        .contains(WarningCode.PARTIAL_COVERAGE);
    assertThat(number(world.ask("open_rate_delivered").value())).isGreaterThan(0.21);
  }

  @Test
  void whatIsLeftWithoutANameIsAQuotient() {
    World world =
        World.create()
            .write("ads", row().count("clicks", 50).count("impressions", 1_000).count("orders", 5));

    Worked worked = work(world, "ctr", "impression_to_order_rate");

    assertThat(worked.text()).isEqualTo("(50 / 1000) * (5 / 50) = 0.005");
    Worked bounce =
        work(
            World.create().write("web", row().count("sessions", 80).count("engaged_sessions", 60)),
            "engagement_rate_sessions",
            "bounce_rate_web_ga4");
    assertThat(bounce.text()).isEqualTo("1 - (60 / 80) = 0.25");
  }

  @Test
  void costOfSalesIsTheReciprocalOfReturnOnSpend() {
    World world =
        World.create()
            .write(
                "ads",
                row()
                    .money("ad_spend", "20", "USD")
                    .money(
                        "revenue",
                        "80",
                        "USD",
                        BasisText.parse("attribution=ATTRIBUTED:UNSPECIFIED:7:-1:UNSPECIFIED")));

    assertThat(work(world, "roas", "acos").text()).isEqualTo("1 / (80 / 20) = 0.25");
  }

  /** Both take revenue, the one the ad's and the other all: what is left is a share of sales. */
  @Test
  void salesOfTheAdAndAllSalesAreReadApart() {
    World world =
        World.create()
            .source("amazon_ads", SourceKind.AD_PLATFORM)
            .source("business_report", SourceKind.MARKETPLACE)
            .write(
                "amazon_ads",
                row()
                    .money("ad_spend", "20", "USD")
                    .money(
                        "revenue",
                        "80",
                        "USD",
                        BasisText.parse("attribution=ATTRIBUTED:UNSPECIFIED:7:-1:UNSPECIFIED")))
            .write(
                "business_report",
                row().money("revenue", "200", "USD", BasisText.parse("attribution=ALL")));

    assertThat(work(world, "acos", "tacos").text()).isEqualTo("(20 / 80) * (80 / 200) = 0.1");
  }

  @Test
  void anEmptyDenominatorGivesNullsAndNoArithmetic() {
    World world = World.create().write("esp", mailing(2, 0, 0, 0));

    Worked worked = work(world, "open_rate_delivered", "open_rate_sent");

    assertThat(worked.text()).isEmpty();
    assertThat(worked.to().nullReason()).isEqualTo(NullReason.ZERO_DENOMINATOR);
  }

  /** Nothing says how many were delivered, so nothing can be converted. */
  @Test
  void aMeasureThatNobodyReportsMakesEveryFigureNull() {
    World world =
        World.create().write("esp", row().count("emails_sent", 10).count("email_unique_opens", 2));

    Worked worked = work(world, "open_rate_delivered", "open_rate_sent");

    assertThat(List.of(worked.from(), worked.factors().getFirst(), worked.to()))
        .extracting(MetricValue::nullReason)
        .containsOnly(NullReason.NO_DATA);
    assertThat(worked.to().nullDetail().measures()).containsExactly("emails_delivered");
  }

  @Test
  void aDimensionThatNobodyHasIsRefused() {
    World world = World.create().write("esp", mailing(2, 10, 9, 3));

    assertThatThrownBy(
            () ->
                new WorkConversions(
                        World.CATALOG, world.stores.workspaces(), world.facts, World.CLOCK)
                    .run(List.of(), world.ask("ctr").only("moon", "full").scope()))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("moon");
  }

  /** The product of the parts is the value counted directly, whatever the mailings were. */
  @Property(tries = 100)
  void theArithmeticComesOut(
      @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 1, max = 1_000_000) Long> sizes) {
    World world = World.create();
    for (int i = 0; i < sizes.size(); i++) {
      long sent = sizes.get(i) * 3;
      world.write("esp", mailing(i + 1, sent, sent - sizes.get(i), sizes.get(i)));
    }

    Worked worked = work(world, "open_rate_delivered", "open_rate_sent");

    assertThat(number(worked.from()) * number(worked.factors().getFirst()))
        .isCloseTo(number(worked.to()), org.assertj.core.data.Offset.offset(1e-15));
  }
}
