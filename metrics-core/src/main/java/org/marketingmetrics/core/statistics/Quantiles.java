package org.marketingmetrics.core.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** Quantiles of a sample, sorted once. */
public final class Quantiles {
  private final double[] sorted;

  /**
   * Quantiles of the values, in any order.
   *
   * @throws IllegalArgumentException when there are none, or one is no number
   */
  public Quantiles(double[] values) {
    if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("no sample");
    }
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** Linear interpolation between order statistics: type 7 of Hyndman and Fan, numpy's default. */
  public double linear(double q) {
    check(q);
    double place = q * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Nearest rank: the smallest value that at least the share {@code q} does not exceed. */
  public double nearestRank(double q) {
    check(q);
    // In decimal, as q is written: 0.7 x 10 is 7, where doubles give a trace more.
    int rank =
        BigDecimal.valueOf(q)
            .multiply(BigDecimal.valueOf(sorted.length))
            .setScale(0, RoundingMode.CEILING)
            .intValueExact();
    return sorted[Math.max(rank, 1) - 1];
  }

  private static void check(double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("no probability: " + q);
    }
  }
}
