package org.marketingmetrics.core.value;

import java.math.BigDecimal;

/** An exact amount: how many of something, or money of one currency. */
public sealed interface Quantity {
  /** The exact number, in counted things or in units of the currency. */
  BigDecimal number();

  /**
   * A count.
   *
   * @param number how many; whole unless {@code fractional}
   * @param fractional true when a source reported parts of one (data-driven attribution), even if
   *     the sum happens to be whole; such a count is no binomial count
   */
  record Count(BigDecimal number, boolean fractional) implements Quantity {
    public Count {
      number = Quantity.plain(number);
    }

    /** A whole count. */
    public static Count of(long count) {
      return new Count(BigDecimal.valueOf(count), false);
    }
  }

  /**
   * Money.
   *
   * @param number amount in units of the currency, negative allowed
   * @param currency ISO 4217 code, upper case
   */
  record Money(BigDecimal number, String currency) implements Quantity {
    public Money {
      number = Quantity.plain(number);
    }
  }

  /** Digits before the point, and after it; a number of more would only fill memory. */
  int MOST_DIGITS = 1_000;

  /**
   * The same number without trailing zeros and without an exponent, so that equal amounts are
   * equal.
   *
   * @throws IllegalArgumentException for a number of more than {@value #MOST_DIGITS} digits before
   *     or after the point
   */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    boolean tooLong = (long) stripped.precision() - stripped.scale() > MOST_DIGITS;
    if (tooLong || stripped.scale() > MOST_DIGITS) {
      throw new IllegalArgumentException("more than %d digits".formatted(MOST_DIGITS));
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
