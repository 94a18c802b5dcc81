package org.marketingmetrics.server.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.Decimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.Quantity;

class ValueTextTest {
  private static String text(MetricValue value) {
    return ValueText.of(value, Samples.NAMES);
  }

  @ParameterizedTest
  @CsvSource({
    "0.02, 2.00 %",
    "0.0006, 0.0600 %",
    "0.00512, 0.512 %",
    "1, 100.00 %",
    "2, 200.00 %",
    "0, 0.00 %",
    "-0.25, -25.00 %",
    "0.123456, 12.35 %",
    "0.000000123, 0.0000123 %"
  })
  void sharesHaveThreeDigitsThatCount(double share, String text) {
    assertThat(ValueText.percent(share)).isEqualTo(text);
  }

  @Test
  void theIntervalHasTheDigitsOfItsValue() {
    assertThat(text(Samples.rate("ctr", 5, 100, 0.021543, 0.111750)))
        .isEqualTo("5.00 % [2.15, 11.18]");
  }

  @Test
  void moneyHasItsSignAndSmallAmountsTheirDigits() {
    assertThat(text(Samples.perUnit("aov", 50, 6_000, 120, 1))).isEqualTo("$50.00");
    assertThat(text(Samples.perUnit("aov", 0.00345, 3, 870, 1))).isEqualTo("$0.00345");
    assertThat(text(Samples.perUnit("aov", -12.5, 3, 870, 1))).isEqualTo("-$12.50");
    assertThat(
            text(
                Samples.perUnit("aov", 1234.5, 3, 870, 1).toBuilder()
                    .setCurrencyCode("CHF")
                    .build()))
        .isEqualTo("CHF 1,234.50");
  }

  @Test
  void multiplesAndPlainNumbersAreShownAsSuch() {
    assertThat(text(Samples.rate("roas", 32, 10, 0, 0).toBuilder().clearInterval().build()))
        .isEqualTo("3.20x");
    assertThat(text(Samples.rate("frequency", 15, 10, 0, 0).toBuilder().clearInterval().build()))
        .isEqualTo("1.50");
  }

  @Test
  void sumsAreExact() {
    Quantity attributed =
        Quantity.newBuilder().setDecimal(Decimal.newBuilder().setValue("1234.500000")).build();

    assertThat(text(Samples.sum("clicks", 9_007_199_254_740_993L)))
        .isEqualTo("9,007,199,254,740,993");
    assertThat(NumberText.quantity(attributed)).isEqualTo("1,234.5");
    assertThat(NumberText.quantity(Samples.dollars(-1, -750_000_000))).isEqualTo("-$1.75");
    assertThat(NumberText.raw(Samples.dollars(-1, -750_000_000))).isEqualTo("-1.75");
    assertThat(NumberText.raw(Samples.dollars(100, 0))).isEqualTo("100");
  }

  @Test
  void aNullIsNoZero() {
    assertThat(text(Samples.none("ctr", NullReason.NULL_REASON_ZERO_DENOMINATOR, "")))
        .isEqualTo("null: ZERO_DENOMINATOR");
  }

  @Test
  void whatWasDividedIsShown() {
    assertThat(ValueText.fraction(Samples.perUnit("rpm", 30, 6_000, 200_000, 1_000)))
        .isEqualTo("$6,000.00 / 200,000 x 1,000");
    assertThat(ValueText.fraction(Samples.sum("clicks", 4))).isEmpty();
  }
}
