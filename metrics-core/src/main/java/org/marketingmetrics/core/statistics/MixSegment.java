package org.marketingmetrics.core.statistics;

import org.jspecify.annotations.Nullable;

/**
 * One segment's part in a change.
 *
 * @param rateBefore its rate before; null where it had no denominator
 * @param rateAfter its rate after; null where it has no denominator
 * @param weightBefore its share of all denominators before
 * @param weightAfter its share of all denominators after
 * @param rateEffect what its own rate did
 * @param mixEffect what its gain or loss of weight did
 * @param interaction what both did together; 0 in the form of two terms
 */
public record MixSegment(
    @Nullable Double rateBefore,
    @Nullable Double rateAfter,
    double weightBefore,
    double weightAfter,
    double rateEffect,
    double mixEffect,
    double interaction) {
  /** All it did to the total. */
  public double effect() {
    return rateEffect + mixEffect + interaction;
  }
}
