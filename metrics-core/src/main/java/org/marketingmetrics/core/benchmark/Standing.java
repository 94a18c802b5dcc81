package org.marketingmetrics.core.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * Where a value lies beside a reference.
 *
 * @param position where the value itself lies, computed exactly
 * @param evidence where it lies as far as its interval proves; a verdict in words goes by this
 * @param gapAbsolute signed distance to the nearest edge, in the unit of the value; 0 inside
 * @param gapRelative the same relative to that edge; null when the edge is 0
 * @param index value over the middle of the range, or over the mean or median; null when there is
 *     none or it is 0
 * @param percentile null when the reference gives no distribution
 */
public record Standing(
    Position position,
    Evidence evidence,
    double gapAbsolute,
    @Nullable Double gapRelative,
    @Nullable Double index,
    @Nullable Percentile percentile) {
  /** Where a value lies. */
  public enum Position {
    BELOW,
    WITHIN,
    /** At the mean, give or take the caller's band; or from a target to below its ceiling. */
    AT,
    ABOVE
  }

  /** Where a whole interval lies. */
  public enum Evidence {
    BELOW,
    WITHIN,
    ABOVE,
    /** The interval reaches over an edge, or there is none. */
    UNCERTAIN
  }

  /**
   * A place in a distribution.
   *
   * @param probability share of the distribution below the value
   * @param bound whether it is only a bound; nothing is extrapolated
   */
  public record Percentile(double probability, Bound bound) {}

  /** Whether a percentile is exact or a bound. */
  public enum Bound {
    NONE,
    BELOW_LOWEST,
    ABOVE_HIGHEST
  }
}
