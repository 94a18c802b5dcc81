package org.marketingmetrics.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @Test
  void equalAmountsAreEqualHoweverTheyAreWritten() {
    assertThat(new Quantity.Count(new BigDecimal("1.2E+3"), false))
        .isEqualTo(new Quantity.Count(new BigDecimal("1200.00"), false))
        .isEqualTo(Quantity.Count.of(1_200));
    assertThat(new Quantity.Money(new BigDecimal("0E+99999"), "EUR"))
        .isEqualTo(new Quantity.Money(BigDecimal.ZERO, "EUR"));
  }

  /** Written out, each would take a gigabyte. */
  @ParameterizedTest
  @ValueSource(strings = {"1E+1000000000", "-1E+2147483647", "1E-1000000000", "1E+1000"})
  void aNumberOfFewBytesDoesNotBecomeOneOfMany(String number) {
    assertThatThrownBy(() -> new Quantity.Count(new BigDecimal(number), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000 digits");
    assertThatThrownBy(() -> new Quantity.Money(new BigDecimal(number), "EUR"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
