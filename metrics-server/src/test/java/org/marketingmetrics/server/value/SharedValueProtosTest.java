package org.marketingmetrics.server.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.type.Date;
import com.google.type.Decimal;
import com.google.type.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.ClickValidity;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.basis.ViewThreshold;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Quantity;

/** The shared values survive the way to the contract and back. */
final class SharedValueProtosTest {
  @Test
  void aBasisComesBackAsItWas() {
    Basis basis =
        new Basis(
            new Attribution.Attributed(
                Attribution.Model.LAST_TOUCH,
                7,
                Attribution.NOT_STATED,
                Attribution.DateBasis.AD_INTERACTION),
            "ga4",
            ClickScope.LINK,
            ClickValidity.NET,
            DeliveredRule.HARD_BOUNCES,
            ViewThreshold.SECONDS_3,
            "EUR");
    assertThat(BasisProtos.fromProto("basis", BasisProtos.toProto(basis))).isEqualTo(basis);
    assertThat(BasisProtos.fromProto("basis", BasisProtos.toProto(Basis.UNSPECIFIED)))
        .isEqualTo(Basis.UNSPECIFIED);
  }

  @Test
  void sumsBeyond64BitsStayExact() {
    BigDecimal large = new BigDecimal("9223372036854775808");
    assertThat(QuantityProtos.toProto(new Quantity.Count(large, false)).getDecimal().getValue())
        .isEqualTo("9223372036854775808");
    assertThat(QuantityProtos.toProto(Quantity.Count.of(Long.MAX_VALUE)).getCount())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void moneyKeepsItsSignAndItsMillionths() {
    Money money =
        QuantityProtos.toProto(new Quantity.Money(new BigDecimal("-12.345678"), "USD")).getMoney();
    assertThat(money.getUnits()).isEqualTo(-12);
    assertThat(money.getNanos()).isEqualTo(-345_678_000);
    assertThat(QuantityProtos.quantity("v", MeasureValue.newBuilder().setMoney(money).build()))
        .isEqualTo(new Quantity.Money(new BigDecimal("-12.345678"), "USD"));
  }

  /** A million rows of nine trillion each. */
  @Test
  void moneyWhoseUnitsDoNotFitStaysExact() {
    BigDecimal large = new BigDecimal("-9223372036854775809.25");

    assertThat(QuantityProtos.toProto(new Quantity.Money(large, "USD")).getDecimal().getValue())
        .isEqualTo("-9223372036854775809.25");
    assertThat(
            QuantityProtos.toProto(
                    new Quantity.Money(new BigDecimal("-9223372036854775808.99"), "USD"))
                .getMoney()
                .getUnits())
        .isEqualTo(Long.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NaN",
        "Infinity",
        "1e999999999",
        "1E+1000000000",
        "1E+2147483648",
        "0E+2147483648",
        "1E-2147483647",
        "12x",
        "1,5"
      })
  void aCountThatIsNoNumberNamesItsField(String text) {
    MeasureValue value =
        MeasureValue.newBuilder().setDecimal(Decimal.newBuilder().setValue(text)).build();
    assertThatThrownBy(() -> QuantityProtos.quantity("values[0]", value))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("values[0].decimal");
  }

  @Test
  void aDayThatDoesNotExistNamesItsField() {
    Date day = Date.newBuilder().setYear(2023).setMonth(2).setDay(29).build();
    assertThatThrownBy(() -> PeriodProtos.fromProto("date_range.start_date", day))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("date_range.start_date")
        .hasMessageContaining("2023-02-29");
  }
}
