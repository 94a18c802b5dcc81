package org.marketingmetrics.core.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Which numbers can be held in 64 bits: whole ones as they are, others in millionths. */
final class StoredRange {
  /** Millionths that fit 64 bits, rounded down: a little over nine trillion. */
  private static final BigDecimal LIMIT = BigDecimal.valueOf(9_000_000_000_000L);

  private static final int DECIMAL_PLACES = 6;

  /** Every number of so many digits fits. */
  private static final int SAFE_DIGITS = 18;

  private StoredRange() {}

  /** What keeps a number from being held, to be read after it; null if nothing does. */
  static @Nullable String problem(Stored stored, BigDecimal number) {
    if (stored.storedScale() == 1) {
      return wholeProblem(number);
    }
    if (number.abs().compareTo(LIMIT) >= 0) {
      return "is out of range; the limit is below 9 x 10^12";
    }
    return number.scale() > DECIMAL_PLACES ? "has more than 6 decimal places" : null;
  }

  private static @Nullable String wholeProblem(BigDecimal number) {
    if (number.scale() > 0) {
      return "is no whole number";
    }
    boolean fits =
        number.precision() <= SAFE_DIGITS || number.toBigInteger().bitLength() < Long.SIZE;
    return fits ? null : "does not fit 64 bits";
  }
}
