package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.catalog.ReportedRate;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.WarningCode;

/** A source gives a rate and leaves its numerator out, as sales reports do with the Buy Box. */
class ReportedRatesTest {
  private static ReportRow listing(String product) {
    return row("channel", "marketplace", "product", product);
  }

  /** A listing with few views and a low share must not pull the whole down. */
  @Test
  void overSeveralRowsTheMeanIsWeightedByTheDenominator() {
    World world =
        World.create()
            .write(
                "sales",
                listing("P1").count("page_views", 900).fraction("buy_box_percentage", "0.98"),
                listing("P2").count("page_views", 100).fraction("buy_box_percentage", "0.5"));

    MetricValue value = world.ask("buy_box_percentage").value();

    assertThat(number(value)).isEqualTo(0.932);
    assertThat(value.numerator()).isEqualTo(new Quantity.Count(new BigDecimal("932"), true));
    assertThat(value.denominator()).isEqualTo(Quantity.Count.of(1_000));
    assertThat(codes(value)).containsExactly(WarningCode.REPORTED_RATE);
    assertThat(value.intervalAbsence()).isEqualTo(IntervalAbsence.NOT_BINOMIAL);
  }

  @Test
  void aRowWithoutTheRateTakesNoPart() {
    World world =
        World.create()
            .write(
                "sales",
                listing("P1").count("page_views", 900).fraction("buy_box_percentage", "0.98"),
                listing("P2").count("page_views", 100));

    MetricValue value = world.ask("buy_box_percentage").value();

    assertThat(number(value)).isEqualTo(0.98);
    assertThat(codes(value))
        .containsExactly(WarningCode.PARTIAL_COVERAGE, WarningCode.REPORTED_RATE);
  }

  /** Without its denominator a rate has no weight. */
  @Test
  void aRateAloneAnswersNothing() {
    World world =
        World.create().write("sales", listing("P1").fraction("buy_box_percentage", "0.98"));

    assertThat(world.ask("buy_box_percentage").value().nullReason()).isEqualTo(NullReason.NO_DATA);
  }

  /** The rate says nothing that the numerator does not say better. */
  @Test
  void aNumeratorThatIsReportedIsUsed() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "spring")
                    .count("impressions", 1_000)
                    .count("clicks", 21)
                    .fraction("ctr", "0.02"),
                row("campaign", "summer").count("impressions", 1_000).fraction("ctr", "0.03"));

    MetricValue value = world.ask("ctr").value();

    assertThat(number(value)).isEqualTo(0.0255);
    assertThat(codes(value)).contains(WarningCode.REPORTED_RATE);
    assertThat(codes(world.ask("ctr").only("campaign", "spring").value()))
        .doesNotContain(WarningCode.REPORTED_RATE);
  }

  /** A click-through rate gives no clicks, and none to other metrics. */
  @Test
  void theNumeratorItselfStaysUnknown() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "spring")
                    .count("impressions", 1_000)
                    .count("orders", 2)
                    .fraction("ctr", "0.02"));

    assertThat(world.ask("clicks").value().nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(world.ask("conversion_rate_per_click").value().nullReason())
        .isEqualTo(NullReason.NO_DATA);
  }

  @Test
  void aRateHasTheIdentityOfItsSides() {
    Basis linkClicks =
        new Basis(
            Attribution.UNSPECIFIED,
            "",
            ClickScope.LINK,
            Basis.UNSPECIFIED.clickValidity(),
            Basis.UNSPECIFIED.deliveredRule(),
            Basis.UNSPECIFIED.viewThreshold(),
            "");
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "spring")
                    .count("impressions", 1_000)
                    .value("ctr", new Quantity.Count(new BigDecimal("0.02"), true), linkClicks));

    MetricValue value = world.ask("ctr").value();

    assertThat(value.basis().text(BasisField.CLICK_SCOPE)).isEqualTo("LINK");
    assertThat(number(world.ask("ctr").on(linkClicks).value())).isEqualTo(0.02);
  }

  /** The report of the next day has another share. */
  @Test
  void aNewerRateReplacesTheOlder() {
    World world = World.create();
    world.write(
        "sales",
        listing("P1")
            .count("page_views", 100)
            .fraction("buy_box_percentage", "0.5")
            .knownAt("2026-03-03T00:00:00Z"));
    world.write(
        "sales",
        listing("P1")
            .count("page_views", 200)
            .fraction("buy_box_percentage", "0.75")
            .knownAt("2026-03-04T00:00:00Z"));

    assertThat(number(world.ask("buy_box_percentage").value())).isEqualTo(0.75);
    assertThat(number(world.ask("buy_box_percentage").asOf("2026-03-03T12:00:00Z").value()))
        .isEqualTo(0.5);
  }

  @Test
  void otherMetricsAreNoMeasures() {
    List<String> stored = World.CATALOG.stored().stream().map(Stored::id).toList();
    assertThat(stored).doesNotHaveDuplicates().contains("clicks", "ctr").doesNotContain("cpc");
    assertThat(World.CATALOG.stored().stream().filter(ReportedRate.class::isInstance))
        .allSatisfy(rate -> assertThat(rate.storedScale()).isEqualTo(1_000_000));
    for (int i = 0; i < stored.size(); i++) {
      assertThat(World.CATALOG.stored().get(i).ordinal()).isEqualTo(i);
    }
    World world = World.create();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                MetricsException.class,
                () -> world.write("ads", row("campaign", "a").fraction("cpc", "0.5"))))
        .extracting(MetricsException::reason)
        .isEqualTo(ErrorReason.UNKNOWN_MEASURE);
  }

  @Test
  void aRateIsNoMoneyAndNotNegative() {
    World world = World.create();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                MetricsException.class,
                () -> world.write("ads", row("campaign", "a").money("ctr", "1", "USD"))))
        .hasMessageContaining("ctr is a rate");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                MetricsException.class,
                () -> world.write("ads", row("campaign", "a").fraction("ctr", "-0.5"))))
        .hasMessageContaining("below 0");
  }

  /** A share sent in percent is refused before it turns a report upside down. */
  @Test
  void aShareAboveOneIsRefusedAndARatioIsNot() {
    World world = World.create();
    for (String share : new String[] {"buy_box_percentage", "open_rate_delivered"}) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowableOfType(
                  MetricsException.class,
                  () -> world.write("ads", row("campaign", "a").fraction(share, "1.5"))))
          .hasMessageContaining("values[0]")
          .hasMessageContaining("send a percent as a fraction, 2.5 % as 0.025");
    }
    world.write(
        "sales",
        row("campaign", "a")
            .fraction("buy_box_percentage", "1")
            .fraction("unit_session_percentage", "1.5")
            .fraction("ctr", "1.2"));
  }
}
