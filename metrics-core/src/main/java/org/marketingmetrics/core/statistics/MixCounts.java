package org.marketingmetrics.core.statistics;

import java.math.BigDecimal;

/**
 * One segment of a rate in two periods. A segment that a period does not have has 0 and 0 there.
 *
 * @param numeratorBefore sum before; may be negative, as money after refunds may
 * @param denominatorBefore sum before, at least 0
 * @param numeratorAfter sum after
 * @param denominatorAfter sum after, at least 0
 */
public record MixCounts(
    BigDecimal numeratorBefore,
    BigDecimal denominatorBefore,
    BigDecimal numeratorAfter,
    BigDecimal denominatorAfter) {
  public MixCounts {
    if (denominatorBefore.signum() < 0 || denominatorAfter.signum() < 0) {
      throw new IllegalArgumentException("a negative denominator is no weight");
    }
  }

  /** -1, 0 or 1: the way the segment's own rate moved; 0 where a period has none. */
  int movement() {
    return denominatorBefore.signum() == 0 || denominatorAfter.signum() == 0
        ? 0
        : numeratorAfter
            .multiply(denominatorBefore)
            .compareTo(numeratorBefore.multiply(denominatorAfter));
  }

  /** True when neither period has anything of it. */
  boolean isEmpty() {
    return numeratorBefore.signum() == 0
        && numeratorAfter.signum() == 0
        && denominatorBefore.signum() == 0
        && denominatorAfter.signum() == 0;
  }
}
