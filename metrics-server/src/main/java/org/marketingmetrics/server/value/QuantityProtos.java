package org.marketingmetrics.server.value;

import com.google.type.Decimal;
import com.google.type.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.channeldata.Observation;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Quantity;

/** Counts and amounts. */
public final class QuantityProtos {
  private static final int MAX_DECIMAL_LENGTH = 40;
  private static final int NANO_DIGITS = 9;

  private QuantityProtos() {}

  /** To the contract: whole counts that fit as int64, others as decimal. */
  public static org.marketingmetrics.api.v1.Quantity toProto(Quantity quantity) {
    org.marketingmetrics.api.v1.Quantity.Builder proto =
        org.marketingmetrics.api.v1.Quantity.newBuilder();
    switch (quantity) {
      case Quantity.Count count -> {
        BigDecimal number = count.number();
        if (!count.fractional() && number.scale() <= 0 && fits(number.toBigIntegerExact())) {
          proto.setCount(number.longValueExact());
        } else {
          proto.setDecimal(decimal(number));
        }
      }
      case Quantity.Money money -> {
        if (fits(money.number().toBigInteger())) {
          proto.setMoney(money(money));
        } else {
          proto.setDecimal(decimal(money.number()));
        }
      }
    }
    return proto.build();
  }

  private static Decimal decimal(BigDecimal number) {
    return Decimal.newBuilder().setValue(number.toPlainString()).build();
  }

  private static boolean fits(BigInteger number) {
    return number.bitLength() < Long.SIZE;
  }

  private static Money money(Quantity.Money money) {
    BigInteger units = money.number().toBigInteger();
    BigDecimal rest = money.number().subtract(new BigDecimal(units));
    return Money.newBuilder()
        .setCurrencyCode(money.currency())
        .setUnits(units.longValueExact())
        .setNanos(rest.movePointRight(NANO_DIGITS).intValueExact())
        .build();
  }

  /**
   * The measure value of a request.
   *
   * @param field path of the value in the request, for errors
   * @throws MetricsException INVALID_FIELD
   */
  public static Observation.MeasureValue fromProto(String field, MeasureValue proto) {
    return new Observation.MeasureValue(
        new MeasureId(proto.getMeasure()),
        quantity(field, proto),
        proto.hasBasis() ? BasisProtos.fromProto(field + ".basis", proto.getBasis()) : null);
  }

  /** The quantity of a measure value. */
  public static Quantity quantity(String field, MeasureValue proto) {
    return switch (proto.getValueCase()) {
      case COUNT -> Quantity.Count.of(proto.getCount());
      case DECIMAL -> count(field + ".decimal", proto.getDecimal().getValue());
      case MONEY -> money(field + ".money", proto.getMoney());
      case VALUE_NOT_SET ->
          throw MetricsException.invalidField(field, "set count, decimal or money");
    };
  }

  private static Quantity count(String field, String text) {
    BigDecimal number = decimal(text);
    if (number == null) {
      throw MetricsException.invalidField(
          field, "no decimal number of at most %d characters".formatted(MAX_DECIMAL_LENGTH));
    }
    return new Quantity.Count(number, number.stripTrailingZeros().scale() > 0);
  }

  /** Null when the text is no number; the exponent is bounded so that no text grows in memory. */
  private static @Nullable BigDecimal decimal(String text) {
    if (text.isEmpty() || text.length() > MAX_DECIMAL_LENGTH) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      boolean bounded =
          number.scale() <= MAX_DECIMAL_LENGTH && number.scale() >= -MAX_DECIMAL_LENGTH;
      return bounded ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * An amount.
   *
   * @param field path of the amount in the request, for errors
   * @throws MetricsException INVALID_FIELD
   */
  public static Quantity.Money money(String field, Money money) {
    long units = money.getUnits();
    int nanos = money.getNanos();
    if (Math.abs((long) nanos) > 999_999_999L
        || (units > 0 && nanos < 0)
        || (units < 0 && nanos > 0)) {
      throw MetricsException.invalidField(
          field + ".nanos", "between -999,999,999 and 999,999,999, of the same sign as units");
    }
    BigDecimal number = BigDecimal.valueOf(units).add(BigDecimal.valueOf(nanos, NANO_DIGITS));
    return new Quantity.Money(number, money.getCurrencyCode());
  }
}
