package org.marketingmetrics.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

class ComputeMetricTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final ComputeMetric COMPUTE = new ComputeMetric(CATALOG);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ctr | clicks 2500, impressions 100000 | 2500 / 100000 = 0.025",
        "rpm | revenue 6000 USD, impressions 200000 | 1000 * 6000 / 200000 = 30",
        "aov | revenue 6000.50 USD, orders 100 | 6000.5 / 100 = 60.005",
        "bounce_rate_web_ga4 | sessions 100, engaged_sessions 60 | (100 - 60) / 100 = 0.4",
        "roi | gross_profit -50 EUR, total_cost 100 EUR | (-50 - 100) / 100 = -1.5",
        "ctr | clicks 0, impressions 0 | 0 / 0",
        "delivery_rate | emails_delivered 1, emails_sent 3 | 1 / 3 = 0.3333333333333333",
        "clicks | clicks 7 | 7",
      })
  void formulaIsShownWithTheNumbersPutIn(String id, String amounts, String text) {
    assertThat(compute(id, amounts, Basis.UNSPECIFIED).worked().text()).isEqualTo(text);
  }

  @Test
  void zeroDenominatorIsNull() {
    ComputedMetric computed = compute("ctr", "clicks 0, impressions 0", Basis.UNSPECIFIED);

    assertThat(computed.value().nullReason()).isEqualTo(NullReason.ZERO_DENOMINATOR);
    assertThat(computed.worked().result()).isNull();
  }

  @Test
  void deliveredIsDerivedFromHardAndSoftBounces() {
    ComputedMetric computed =
        compute(
            "open_rate_delivered",
            "emails_sent 110, email_hard_bounces 4, email_soft_bounces 6, email_unique_opens 20",
            Basis.UNSPECIFIED);

    assertThat(computed.value().value()).isEqualTo(0.2);
    assertThat(computed.derived()).containsExactly(MailMeasures.DELIVERED);
    assertThat(computed.value().basis().deliveredRule()).isEqualTo(DeliveredRule.ALL_BOUNCES);
    assertThat(computed.value().warnings()).isEmpty();
  }

  /** Some vendors leave only hard bounces out of what they call delivered. */
  @Test
  void deliveredFollowsTheStatedRule() {
    Basis hardOnly = BasisText.parse("delivered_rule=HARD_BOUNCES");
    ComputedMetric computed =
        compute(
            "delivery_rate",
            "emails_sent 100, email_hard_bounces 4, email_soft_bounces 6",
            hardOnly);

    assertThat(computed.value().value()).isEqualTo(0.96);
    assertThat(computed.value().basis()).isEqualTo(hardOnly);
  }

  @Test
  void reportedAmountWinsOverTheDerivedOneAndIsWarnedOf() {
    ComputedMetric computed =
        compute(
            "delivery_rate",
            "emails_sent 100, emails_delivered 95, email_bounces 10",
            Basis.UNSPECIFIED);

    assertThat(computed.value().value()).isEqualTo(0.95);
    assertThat(computed.derived()).isEmpty();
    assertThat(computed.value().warnings())
        .containsExactly(
            Warning.of(
                WarningCode.REPORTED_DISAGREES,
                Map.of("measure", "emails_delivered", "reported", "95", "computed", "90")));
  }

  @Test
  void disagreementOfMeasureThatIsNotNeededIsNotWarnedOf() {
    ComputedMetric computed =
        compute(
            "unsubscribe_rate",
            "unsubscribes 1, emails_delivered 90, emails_sent 100, email_bounces 10,"
                + " email_hard_bounces 1, email_soft_bounces 2",
            Basis.UNSPECIFIED);

    assertThat(computed.value().warnings()).isEmpty();
  }

  @Test
  void bouncesAreDerivedForTheMeasureItself() {
    ComputedMetric computed =
        compute("email_bounces", "email_hard_bounces 4, email_soft_bounces 6", Basis.UNSPECIFIED);

    assertThat(computed.value().value()).isEqualTo(10);
    assertThat(computed.derived()).containsExactly(MailMeasures.BOUNCES);
  }

  @Test
  void everyMissingMeasureIsNamed() {
    assertInvalid(
        "roi", "clicks 1", Basis.UNSPECIFIED, "measures.gross_profit", "measures.total_cost");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ctr | clicks -1, impressions 10 | measures.clicks",
        "ctr | clicks 1.5, impressions 10 | measures.clicks",
        "ctr | clicks 1 USD, impressions 10 | measures.clicks",
        "ctr | clicks 1, impressions 9223372036854775808 | measures.impressions",
        "aov | revenue 10 USD, orders 9000000000000 | measures.orders",
        "aov | revenue 10 USD, orders 1.0000001 | measures.orders",
        "aov | revenue -9000000000000 USD, orders 1 | measures.revenue",
        "aov | revenue 10, orders 1 | measures.revenue",
        "aov | revenue 10 usd, orders 1 | measures.revenue",
        "cpc | ad_spend -1 USD, clicks 1 | measures.ad_spend",
        "delivery_rate | emails_sent 5, email_bounces 6 | measures.emails_delivered",
      })
  void wrongAmountIsRefusedByField(String id, String amounts, String field) {
    assertInvalid(id, amounts, Basis.UNSPECIFIED, field);
  }

  @Test
  void severalWrongAmountsAreRefusedTogether() {
    assertInvalid(
        "cpc",
        "ad_spend 10 EUR, clicks -1",
        BasisText.parse("currency=USD"),
        "measures.ad_spend",
        "measures.clicks");
  }

  @Test
  void partsOfOrdersAreTakenWhereTheMeasureAllowsThem() {
    assertThat(compute("cpa", "ad_spend 10 USD, orders 2.5", Basis.UNSPECIFIED).value().value())
        .isEqualTo(4);
  }

  @Test
  void refundsMayExceedRevenue() {
    assertThat(compute("aov", "revenue -10 USD, orders 4", Basis.UNSPECIFIED).value().value())
        .isEqualTo(-2.5);
  }

  @Test
  void currencyOfTheAmountsBelongsToTheBasisWhereTheUnitIsMoney() {
    assertThat(compute("cpc", "ad_spend 1 USD, clicks 1", Basis.UNSPECIFIED).value().basis())
        .isEqualTo(Basis.ofCurrency("USD"));
    assertThat(compute("roas", "ad_spend 1 USD, revenue 1 USD", Basis.UNSPECIFIED).value().basis())
        .isEqualTo(Basis.UNSPECIFIED);
  }

  @Test
  void mixedCurrenciesMakeTheValueNullAndNotTheCallFail() {
    assertThat(
            compute("roas", "ad_spend 1 USD, revenue 1 EUR", Basis.UNSPECIFIED)
                .value()
                .nullReason())
        .isEqualTo(NullReason.MIXED_CURRENCY);
  }

  @Test
  void salesOtherThanTheFormulaTakesAreRefused() {
    assertThatThrownBy(
            () ->
                compute(
                    "acos", "ad_spend 1 USD, revenue 10 USD", BasisText.parse("attribution=ALL")))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.DEFINITION_MISMATCH);
              assertThat(e.detail()).isInstanceOf(DefinitionMismatch.class);
            });
  }

  @Test
  void unstatedSalesAreWarnedOfWhereTheFormulaCares() {
    assertThat(
            compute("tacos", "ad_spend 1 USD, revenue 10 USD", Basis.UNSPECIFIED)
                .value()
                .warnings())
        .containsExactly(
            new Warning(
                WarningCode.BASIS_UNSPECIFIED,
                WarningDetail.DifferentBases.of(
                    "revenue", BasisText.parse("attribution=ALL"), Basis.UNSPECIFIED)));
    assertThat(
            compute("tacos", "ad_spend 1 USD, revenue 10 USD", BasisText.parse("attribution=ALL"))
                .value()
                .warnings())
        .isEmpty();
  }

  @Test
  void unknownMeasureIsRefused() {
    assertThatThrownBy(() -> compute("ctr", "klicks 1, impressions 1", Basis.UNSPECIFIED))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.UNKNOWN_MEASURE);
              assertThat(e.metadata().get("did_you_mean")).startsWith("clicks");
            });
  }

  @Test
  void modelIsNotComputedFromMeasures() {
    assertInvalid("clv", "revenue 1 USD", Basis.UNSPECIFIED, "measures");
  }

  private static void assertInvalid(String id, String amounts, Basis basis, String... fields) {
    assertThatThrownBy(() -> compute(id, amounts, basis))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
              assertThat(e.fieldViolations())
                  .extracting(FieldViolation::field)
                  .containsExactly(fields);
            });
  }

  private static ComputedMetric compute(String id, String amounts, Basis basis) {
    return COMPUTE.compute(
        CATALOG.find(id).orElseThrow(), amounts(amounts), basis, ValueContext.DEFAULT_CONFIDENCE);
  }

  /** Reads {@code clicks 2500, revenue 6000 USD}. */
  private static Map<MeasureId, Quantity> amounts(String text) {
    Map<MeasureId, Quantity> amounts = new LinkedHashMap<>();
    for (String amount : List.of(text.split(",", -1))) {
      List<String> words = List.of(amount.strip().split(" ", -1));
      BigDecimal number = new BigDecimal(words.get(1));
      amounts.put(
          new MeasureId(words.get(0)),
          words.size() == 3
              ? new Quantity.Money(number, words.get(2))
              : new Quantity.Count(number, number.stripTrailingZeros().scale() > 0));
    }
    return amounts;
  }
}
