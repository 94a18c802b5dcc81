package org.marketingmetrics.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

class ComputeClvTest {
  private static final ComputeClv COMPUTE = new ComputeClv(Catalog.standard());

  @Test
  void fiftyADealFourTimesAYearAtThirtyPercentOverThreeYearsIsOneHundredEighty() {
    ComputedMetric clv = COMPUTE.compute(simple("50", "4", "0.3", "3"));

    assertThat(clv.value().value()).isEqualTo(180);
    assertThat(clv.value().currency()).isEqualTo("USD");
    assertThat(clv.worked().text()).isEqualTo("50 * 4 * 0.3 * 3 = 180");
  }

  @Test
  void sixtyAYearAtEightyPercentRetentionAndTenPercentDiscountIsOneHundredSixty() {
    ComputedMetric clv = COMPUTE.compute(retention("60", "0.8", "0.1"));

    assertThat(clv.value().value()).isEqualTo(160);
    assertThat(clv.worked().text()).isEqualTo("60 * 0.8 / (1 + 0.1 - 0.8) = 160");
  }

  @Test
  void customersWhoNeverLeaveUndiscountedHaveNoValue() {
    ComputedMetric clv = COMPUTE.compute(retention("60", "1", "0"));

    assertThat(clv.value().value()).isNull();
    assertThat(clv.value().nullReason()).isEqualTo(NullReason.ZERO_DENOMINATOR);
    assertThat(clv.worked().text()).isEqualTo("60 * 1 / (1 + 0 - 1)");
  }

  @Test
  void variantsAreThoseOfTheCatalogue() {
    Formula.Model model = (Formula.Model) Catalog.standard().metric(new MetricId("clv")).formula();

    assertThat(model.variants())
        .containsExactly(simple("1", "1", "1", "1").variant(), retention("1", "0", "0").variant());
  }

  @Test
  void aValueBeyondAnyNumberIsRefused() {
    assertInvalid(simple("50", "1E+300", "0.3", "1E+300"), "clv_simple");
    assertInvalid(retention("1E+300", "0.5", "-0.4999999999"), "clv_retention.discount_rate");
  }

  @ParameterizedTest
  @CsvSource({
    "50, -1, 0.3, 3, clv_simple.purchases_per_period",
    "50, 4, 30, 3, clv_simple.gross_margin",
    "50, 4, 0.3, -3, clv_simple.periods",
  })
  void wrongInputOfTheSimpleModelIsRefused(
      String aov, String purchases, String margin, String periods, String field) {
    assertInvalid(simple(aov, purchases, margin, periods), field);
  }

  @ParameterizedTest
  @CsvSource({
    "60, 80, 0.1, clv_retention.retention_rate",
    "60, -0.1, 0.1, clv_retention.retention_rate",
    "60, 0.8, -0.1, clv_retention.discount_rate",
  })
  void wrongInputOfTheRetentionModelIsRefused(
      String margin, String rate, String discount, String field) {
    assertInvalid(retention(margin, rate, discount), field);
  }

  private static void assertInvalid(ClvModel model, String field) {
    assertThatThrownBy(() -> COMPUTE.compute(model))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e ->
                assertThat(e.fieldViolations())
                    .extracting(FieldViolation::field)
                    .containsExactly(field));
  }

  private static ClvModel simple(String aov, String purchases, String margin, String periods) {
    return new ClvModel.Simple(
        usd(aov), new BigDecimal(purchases), new BigDecimal(margin), new BigDecimal(periods));
  }

  private static ClvModel retention(String margin, String rate, String discount) {
    return new ClvModel.Retention(usd(margin), new BigDecimal(rate), new BigDecimal(discount));
  }

  private static Quantity.Money usd(String amount) {
    return new Quantity.Money(new BigDecimal(amount), "USD");
  }
}
