package org.marketingmetrics.core.channeldata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/** Amounts of two currencies are never added. */
class CurrenciesTest {
  private static World twoAccounts() {
    return World.create()
        .write(
            "ads",
            row("account", "de")
                .count("clicks", 100)
                .money("ad_spend", "40", "EUR")
                .money("revenue", "80", "EUR", Bases.attributed(7)),
            row("account", "us")
                .count("clicks", 50)
                .money("ad_spend", "30", "USD")
                .money("revenue", "90", "USD", Bases.attributed(7)));
  }

  /** A German and an American account. */
  @Test
  void moneyOfTwoCurrenciesIsNullWithBothCodesAndCountsStay() {
    List<MetricValue> values =
        twoAccounts().ask("ad_spend", "clicks", "cpc", "roas").result().rows().getFirst().values();

    for (int money : new int[] {0, 2, 3}) {
      assertThat(values.get(money).value()).isNull();
      assertThat(values.get(money).nullReason()).isEqualTo(NullReason.MIXED_CURRENCY);
      assertThat(values.get(money).nullDetail().currencies()).containsExactly("EUR", "USD");
    }
    assertThat(number(values.get(1))).isEqualTo(150);
  }

  /** Each account on its own has one currency. */
  @Test
  void byAccountEachAmountStands() {
    Map<String, MetricValue> spend = twoAccounts().ask("ad_spend").by("account").byGroup();

    MetricValue german = requireNonNull(spend.get("de"));
    assertThat(german.numerator()).isEqualTo(new Quantity.Money(new BigDecimal(40), "EUR"));
    assertThat(german.currency()).isEqualTo("EUR");
    assertThat(german.basis().currency()).isEqualTo("EUR");
    assertThat(requireNonNull(spend.get("us")).currency()).isEqualTo("USD");
  }

  /** The question is about the euros only. */
  @Test
  void aCurrencyNamedInTheBasisLeavesTheOtherRowsOut() {
    World world = twoAccounts();
    Basis euros = Basis.UNSPECIFIED.withCurrency("EUR");

    assertThat(number(world.ask("ad_spend").on(euros).value())).isEqualTo(40);
    MetricValue cpc = world.ask("cpc").on(euros).value();
    assertThat(number(cpc)).as("the clicks of the euro rows alone").isEqualTo(0.4);
    assertThat(cpc.currency()).isEqualTo("EUR");
  }

  /** Spend is billed in dollars, sales are booked in euros: the ratio would be of nothing. */
  @Test
  void bothSidesOfARatioOfAmountsShareTheCurrency() {
    World world =
        World.create()
            .write(
                "ads",
                row()
                    .money("ad_spend", "40", "USD")
                    .money("revenue", "80", "EUR", Bases.attributed(7)));

    MetricValue roas = world.ask("roas").value();
    assertThat(roas.nullReason()).isEqualTo(NullReason.MIXED_CURRENCY);
    assertThat(roas.nullDetail().currencies()).containsExactly("EUR", "USD");
  }

  /** A reversal books more back than came in. */
  @Test
  void negativeRevenueIsSubtracted() {
    World world =
        World.create()
            .write("shop", row().day(2).money("revenue", "10.50", "EUR"))
            .write("shop", row().day(3).money("revenue", "-30.25", "EUR"));

    assertThat(world.ask("revenue").value().numerator())
        .isEqualTo(new Quantity.Money(new BigDecimal("-19.75"), "EUR"));
  }
}
