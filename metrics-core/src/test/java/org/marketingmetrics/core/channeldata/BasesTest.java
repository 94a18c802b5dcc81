package org.marketingmetrics.core.channeldata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.marketingmetrics.core.channeldata.Bases.ALL_SALES;
import static org.marketingmetrics.core.channeldata.Bases.attributed;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.Question.warning;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** Values of one name under several definitions. */
class BasesTest {
  /** Amazon's report has 7-day and 14-day sales in one line, beside one column of clicks. */
  private static World twoWindows(World world) {
    return world.write(
        "amazon_ads",
        row("campaign", "a")
            .count("clicks", 50)
            .money("ad_spend", "20", "EUR")
            .count("orders", 4, attributed(7))
            .count("orders", 5, attributed(14))
            .money("revenue", "100", "EUR", attributed(7))
            .money("revenue", "125", "EUR", attributed(14)));
  }

  /** Nobody has said which window counts. */
  @Test
  void severalWindowsInOneLineAreAmbiguousAndTheClicksCountOnce() {
    World world = twoWindows(World.create());

    assertThat(number(world.ask("clicks").value())).isEqualTo(50);
    MetricValue revenue = world.ask("revenue").value();
    assertThat(revenue.nullReason()).isEqualTo(NullReason.AMBIGUOUS_BASIS);
    assertThat(revenue.nullDetail().bases())
        .containsExactlyInAnyOrder(attributed(7), attributed(14));
    assertThat(world.ask("aov").value().nullReason()).isEqualTo(NullReason.AMBIGUOUS_BASIS);
    assertThat(number(world.ask("cpc").value())).isEqualTo(0.4);
  }

  /** The question names the window. */
  @Test
  void theQuestionsBasisDecides() {
    World world = twoWindows(World.create());

    assertThat(number(world.ask("revenue").on(attributed(7)).value())).isEqualTo(100);
    assertThat(number(world.ask("revenue").on(attributed(14)).value())).isEqualTo(125);
    MetricValue aov = world.ask("aov").on(attributed(14)).value();
    assertThat(number(aov)).isEqualTo(25);
    assertThat(aov.basis()).isEqualTo(attributed(14).withCurrency("EUR"));
    assertThat(world.ask("revenue").on(attributed(30)).value().nullReason())
        .isEqualTo(NullReason.NO_DATA);
  }

  /** The team always reads 7-day sales. */
  @Test
  void theWorkspacesDefaultDecidesWhereTheQuestionDoesNot() {
    World world = twoWindows(World.withDefault(attributed(7)));

    MetricValue revenue = world.ask("revenue").value();
    assertThat(number(revenue)).isEqualTo(100);
    assertThat(codes(revenue)).isEmpty();
    assertThat(revenue.basis().text(BasisField.ATTRIBUTION))
        .isEqualTo(attributed(7).text(BasisField.ATTRIBUTION));
    assertThat(number(world.ask("aov").value())).isEqualTo(25);
    assertThat(number(world.ask("acos").value())).isEqualTo(0.2);
    assertThat(number(world.ask("revenue").on(attributed(14)).value())).isEqualTo(125);
  }

  /** The default is 7 days; orders come by 14 days alone, so no average order value is right. */
  @Test
  void operandsOfOneMetricShareOneAttribution() {
    World world =
        World.withDefault(attributed(7))
            .write(
                "amazon_ads",
                row()
                    .money("revenue", "100", "EUR", attributed(7))
                    .money("revenue", "125", "EUR", attributed(14))
                    .count("orders", 5, attributed(14)));

    assertThat(number(world.ask("revenue").value())).isEqualTo(100);
    assertThat(number(world.ask("orders").value())).isEqualTo(5);
    assertThat(world.ask("aov").value().value()).as("100 by 5 would mix the two").isNull();
    assertThat(number(world.ask("aov").on(attributed(14)).value())).isEqualTo(25);
  }

  /** Revenue by one window and orders by another, nothing else. */
  @Test
  void anAverageOfAttributedRevenueIsOverOrdersOfTheSameWindow() {
    World world =
        World.create()
            .write(
                "ads",
                row()
                    .money("revenue", "100", "EUR", attributed(7))
                    .count("orders", 5, attributed(14)));

    MetricValue aov = world.ask("aov").value();
    assertThat(aov.nullReason()).isEqualTo(NullReason.AMBIGUOUS_BASIS);
    assertThat(aov.nullDetail().bases()).containsExactlyInAnyOrder(attributed(7), attributed(14));
    assertThat(number(world.ask("revenue").value())).isEqualTo(100);
  }

  /** One report names its window, an older one of the same source does not. */
  @Test
  void unspecifiedBesideStatedIsAddedAndSaid() {
    World world =
        World.create()
            .write("ads", row().day(2).count("orders", 3, attributed(7)))
            .write("ads", row().day(3).count("orders", 4));

    MetricValue orders = world.ask("orders").value();
    assertThat(number(orders)).isEqualTo(7);
    assertThat(codes(orders)).containsExactly(WarningCode.BASIS_UNSPECIFIED);
    MetricValue asked = world.ask("orders").during(3, 3).on(attributed(7)).value();
    assertThat(number(asked)).isEqualTo(4);
    assertThat(codes(asked)).containsExactly(WarningCode.BASIS_UNSPECIFIED);
    assertThat(codes(world.ask("orders").during(3, 3).value())).isEmpty();
  }

  private static World googleAndAmazon() {
    return World.create()
        .write(
            "amazon_ads",
            row("platform", "amazon")
                .money("ad_spend", "50", "EUR")
                .money("revenue", "100", "EUR", attributed(7)))
        .write(
            "google_ads",
            row("platform", "google")
                .money("ad_spend", "50", "EUR")
                .money("revenue", "300", "EUR", attributed(30)));
  }

  /** Return on ad spend of Amazon counts 7 days, Google's 30. */
  @Test
  void differentStatedWindowsOfTwoSourcesAreNotMixed() {
    World world = googleAndAmazon();

    MetricValue roas = world.ask("roas", "clicks").result().rows().getFirst().values().getFirst();
    assertThat(roas.nullReason()).isEqualTo(NullReason.DEFINITION_MISMATCH);
    assertThat(roas.nullDetail().bases()).containsExactlyInAnyOrder(attributed(7), attributed(30));
    assertThat(world.ask("roas", "ad_spend").by("platform").result().rows())
        .allSatisfy(
            row -> {
              assertThat(row.values().get(0).nullReason())
                  .isEqualTo(NullReason.DEFINITION_MISMATCH);
              assertThat(number(row.values().get(1))).isEqualTo(50);
            });
  }

  /** Nothing else was asked, so the call as a whole is ill-posed. */
  @Test
  void aQuestionAllOfWhichWouldMixDefinitionsFails() {
    World world = googleAndAmazon();

    MetricsException failure =
        catchThrowableOfType(MetricsException.class, () -> world.ask("roas").result());
    assertThat(failure.reason()).isEqualTo(ErrorReason.DEFINITION_MISMATCH);
    assertThat(failure).hasMessageContaining("acknowledge_definition_mismatch");
  }

  /** The caller knows and wants the table all the same. */
  @Test
  void acknowledgedMismatchesStandWithAWarning() {
    World world = googleAndAmazon();

    MetricValue total = world.ask("roas").acknowledging().value();
    assertThat(number(total)).isEqualTo(4);
    assertThat(warning(total, WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED).detail())
        .isEqualTo(WarningDetail.DifferentBases.of("revenue", attributed(30), attributed(7)));
    assertThat(total.basis().states(BasisField.ATTRIBUTION)).isFalse();
    Map<String, MetricValue> byPlatform =
        world.ask("roas").by("platform").acknowledging().byGroup();
    MetricValue amazon = requireNonNull(byPlatform.get("amazon"));
    assertThat(number(amazon)).isEqualTo(2);
    assertThat(codes(amazon)).containsExactly(WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED);
    assertThat(amazon.basis().text(BasisField.ATTRIBUTION))
        .as("each row says what its own figure counts")
        .isEqualTo(attributed(7).text(BasisField.ATTRIBUTION));
    assertThat(number(requireNonNull(byPlatform.get("google")))).isEqualTo(6);
  }

  /** Two accounts of one mail provider count what was delivered by different rules. */
  private static World twoRules() {
    return World.create()
        .source("esp", SourceKind.MAIL_PLATFORM)
        .write(
            "esp",
            row("channel", "email", "campaign", "a")
                .count("emails_delivered", 80, Bases.delivered(DeliveredRule.ALL_BOUNCES))
                .count("email_unique_opens", 20),
            row("channel", "email", "campaign", "b")
                .count("emails_delivered", 100, Bases.delivered(DeliveredRule.HARD_BOUNCES))
                .count("email_unique_opens", 20));
  }

  /** Side by side they would be compared, which nobody has asked for. */
  @Test
  void differentBasesOfOneSourceAreAmbiguousUnlessAcknowledged() {
    Map<String, MetricValue> rates = twoRules().ask("open_rate_delivered").by("campaign").byGroup();

    assertThat(rates.values())
        .extracting(MetricValue::nullReason)
        .containsExactly(NullReason.AMBIGUOUS_BASIS, NullReason.AMBIGUOUS_BASIS);
  }

  /** Each campaign has one rule, and the caller knows that the two differ. */
  @Test
  void acknowledgedBasesOfOneSourceStandSideBySide() {
    Map<String, MetricValue> rates =
        twoRules().ask("open_rate_delivered").by("campaign").acknowledging().byGroup();

    MetricValue a = requireNonNull(rates.get("a"));
    MetricValue b = requireNonNull(rates.get("b"));
    assertThat(number(a)).isEqualTo(0.25);
    assertThat(number(b)).isEqualTo(0.2);
    assertThat(codes(a)).containsExactly(WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED);
    assertThat(codes(b)).containsExactly(WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED);
    assertThat(a.basis().text(BasisField.DELIVERED_RULE)).isEqualTo("ALL_BOUNCES");
    assertThat(b.basis().text(BasisField.DELIVERED_RULE)).isEqualTo("HARD_BOUNCES");
  }

  /** One figure of both may count the same thing twice, whatever is acknowledged. */
  @Test
  void aCellThatHoldsBothBasesOfOneSourceStaysAmbiguous() {
    assertThat(twoRules().ask("open_rate_delivered").acknowledging().value().nullReason())
        .isEqualTo(NullReason.AMBIGUOUS_BASIS);
    assertThat(twoWindows(World.create()).ask("aov").acknowledging().value().nullReason())
        .isEqualTo(NullReason.AMBIGUOUS_BASIS);
  }

  /**
   * Amazon's ad report has attributed orders and revenue, its sales report revenue of all sales.
   */
  private static World adsAndSales() {
    return World.create()
        .source("sales", SourceKind.MARKETPLACE)
        .write(
            "amazon_ads",
            row("platform", "amazon")
                .count("orders", 4, attributed(14))
                .count("units", 6, attributed(14))
                .money("revenue", "100", "USD", attributed(14)))
        .write(
            "sales",
            row("platform", "amazon")
                .count("units", 30, ALL_SALES)
                .money("revenue", "900", "USD", ALL_SALES));
  }

  /** All sales come first for revenue, and have no orders to be divided by. */
  @Test
  void operandsAreLookedForInASourceThatHasThemAllOnOneAttribution() {
    World world = adsAndSales();

    MetricValue aov = world.ask("aov").value();
    assertThat(number(aov)).isEqualTo(25);
    assertThat(requireNonNull(aov.quality()).sources()).containsExactly("amazon_ads");
    assertThat(aov.basis()).isEqualTo(attributed(14).withCurrency("USD"));
    assertThat(codes(aov)).isEmpty();
    assertThat(number(world.ask("units_per_order").value())).isEqualTo(1.5);
    assertThat(number(world.ask("revenue").value())).as("alone, by precedence").isEqualTo(900);
    assertThat(number(world.ask("average_selling_price").value())).isEqualTo(30);
  }

  /** One platform reports two windows; the default settles them, the other platform has its own. */
  @Test
  void theDefaultDoesNotDropASourceThatHasOnlyAnotherBasis() {
    World world =
        twoWindows(World.withDefault(attributed(7)))
            .write(
                "google_ads",
                row("platform", "google").money("revenue", "300", "EUR", attributed(14)));
    World parts =
        World.withDefault(attributed(7))
            .write(
                "amazon_ads",
                row("platform", "amazon")
                    .money("revenue", "100", "EUR", attributed(7))
                    .money("revenue", "125", "EUR", attributed(14)))
            .write(
                "google_ads",
                row("platform", "google").money("revenue", "300", "EUR", attributed(14)));

    assertThat(world.ask("revenue").by("campaign").result().rows()).hasSize(1);
    MetricValue total =
        parts.ask("revenue", "clicks").result().rows().getFirst().values().getFirst();
    assertThat(total.nullReason()).isEqualTo(NullReason.DEFINITION_MISMATCH);
    assertThat(number(parts.ask("revenue").acknowledging().value())).isEqualTo(400);
    assertThat(number(parts.ask("revenue").on(attributed(14)).value())).isEqualTo(425);
  }

  /** Only one platform is ambiguous; the table by platform keeps the other. */
  @Test
  void anAmbiguousBasisOfOneSegmentLeavesTheOthersTheirValues() {
    World world =
        World.create()
            .write(
                "amazon_ads",
                row("platform", "amazon")
                    .money("revenue", "100", "EUR", attributed(7))
                    .money("revenue", "125", "EUR", attributed(14)))
            .write(
                "google_ads",
                row("platform", "google").money("revenue", "300", "EUR", attributed(30)));

    Map<String, MetricValue> revenue = world.ask("revenue").by("platform").byGroup();
    MetricValue amazon = requireNonNull(revenue.get("amazon"));
    assertThat(amazon.nullReason()).isEqualTo(NullReason.AMBIGUOUS_BASIS);
    assertThat(amazon.nullDetail().bases()).hasSize(2);
    assertThat(number(requireNonNull(revenue.get("google")))).isEqualTo(300);
    assertThat(world.ask("revenue").value().nullReason()).isEqualTo(NullReason.AMBIGUOUS_BASIS);
  }

  /** Attributed sales are for ACoS, all sales for TACoS; the report has both. */
  @Test
  void acosTakesAttributedSalesAndTacosAllSales() {
    World world =
        World.create()
            .write(
                "amazon",
                row()
                    .money("ad_spend", "30", "EUR")
                    .money("revenue", "100", "EUR", attributed(7))
                    .money("revenue", "600", "EUR", ALL_SALES));

    assertThat(number(world.ask("acos").value())).isEqualTo(0.3);
    assertThat(number(world.ask("tacos").value())).isEqualTo(0.05);
    assertThat(number(world.ask("roas").value())).isEqualTo(100.0 / 30);
    MetricValue acos = world.ask("acos").value();
    assertThat(acos.currency()).as("cancels").isNull();
    assertThat(acos.denominator())
        .isEqualTo(new Quantity.Money(new java.math.BigDecimal(100), "EUR"));
  }

  /** Sales whose attribution nobody states can stand in neither. */
  @Test
  void unspecifiedSalesAnswerNeitherAcosNorTacos() {
    World world =
        World.create()
            .write("shop", row().money("ad_spend", "30", "EUR").money("revenue", "600", "EUR"));

    assertThat(world.ask("acos").value().nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(world.ask("tacos").value().nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(number(world.ask("revenue").value())).isEqualTo(600);
  }

  /** Meta's report has clicks (all) and link clicks. */
  @Test
  void clickScopesAreBasesLikeAnyOther() {
    World world =
        World.create()
            .write(
                "meta_ads",
                row()
                    .count("clicks", 120, Bases.clicks(ClickScope.ALL))
                    .count("clicks", 80, Bases.clicks(ClickScope.LINK))
                    .count("impressions", 1_000));

    assertThat(world.ask("ctr").value().nullReason()).isEqualTo(NullReason.AMBIGUOUS_BASIS);
    assertThat(number(world.ask("ctr").on(Bases.clicks(ClickScope.LINK)).value())).isEqualTo(0.08);
    List<NullReason> reasons =
        world.ask("clicks", "impressions").result().rows().getFirst().values().stream()
            .map(MetricValue::nullReason)
            .filter(reason -> reason != null)
            .toList();
    assertThat(reasons).containsExactly(NullReason.AMBIGUOUS_BASIS);
  }
}
