package org.marketingmetrics.core.benchmark;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.ExactRatio;

/**
 * The edges a value is held against, whatever kind of reference they come from.
 *
 * @param lower below it is below
 * @param upper above it is above
 * @param upperIncluded true when {@code upper} itself is still inside
 * @param inside the position between the edges
 * @param gapLower what a gap below is measured to
 * @param gapUpper what a gap above is measured to
 * @param middle what an index is relative to; null when there is none
 */
record Edges(
    ExactRatio lower,
    ExactRatio upper,
    boolean upperIncluded,
    Standing.Position inside,
    ExactRatio gapLower,
    ExactRatio gapUpper,
    @Nullable ExactRatio middle) {
  private static final ExactRatio HALF = ExactRatio.of(new BigDecimal("0.5"));

  /**
   * The edges of a reference.
   *
   * @param band what still counts as at a mean, to both sides; 0 or more
   */
  static Edges of(Reference reference, BigDecimal band) {
    return switch (reference) {
      case Reference.Range range -> {
        ExactRatio lower = ExactRatio.of(range.lower());
        ExactRatio upper = ExactRatio.of(range.upper());
        yield within(lower, upper, lower.plus(upper).times(HALF));
      }
      case Reference.Mean mean -> {
        ExactRatio at = ExactRatio.of(mean.mean());
        yield new Edges(
            at.minus(ExactRatio.of(band)),
            at.plus(ExactRatio.of(band)),
            true,
            Standing.Position.AT,
            at,
            at,
            at);
      }
      case Reference.Quantiles quantiles -> {
        Distribution points = new Distribution(quantiles.points());
        yield within(points.edge("0.25"), points.edge("0.75"), points.at("0.5"));
      }
      case Reference.Limit limit -> {
        ExactRatio target = ExactRatio.of(limit.target());
        ExactRatio ceiling = ExactRatio.of(limit.ceiling());
        yield new Edges(target, ceiling, false, Standing.Position.AT, target, ceiling, null);
      }
    };
  }

  private static Edges within(ExactRatio lower, ExactRatio upper, @Nullable ExactRatio middle) {
    return new Edges(lower, upper, true, Standing.Position.WITHIN, lower, upper, middle);
  }

  /** Exactly where a number lies. */
  Standing.Position position(ExactRatio number) {
    if (isBelow(number)) {
      return Standing.Position.BELOW;
    }
    return isAbove(number) ? Standing.Position.ABOVE : inside;
  }

  boolean isBelow(ExactRatio number) {
    return number.compareTo(lower) < 0;
  }

  boolean isAbove(ExactRatio number) {
    int beside = number.compareTo(upper);
    return upperIncluded ? beside > 0 : beside >= 0;
  }
}
