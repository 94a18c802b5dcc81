package org.marketingmetrics.core.benchmark;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.ExactRatio;

/** The figures of a benchmark, in the unit of the metric (fractions for rates), exact decimals. */
public sealed interface Reference {
  /** From {@code lower} to {@code upper}, both inclusive. */
  record Range(BigDecimal lower, BigDecimal upper) implements Reference {
    public Range {
      Reference.ordered(lower, upper);
    }
  }

  /**
   * One average.
   *
   * @param mean the average
   * @param standardDeviation between the things measured, above 0; null when not stated
   * @param law the law that may be assumed with it; null when none is declared
   */
  record Mean(BigDecimal mean, @Nullable BigDecimal standardDeviation, @Nullable Law law)
      implements Reference {
    public Mean {
      if (standardDeviation != null && standardDeviation.signum() <= 0) {
        throw new IllegalArgumentException("no standard deviation: " + standardDeviation);
      }
    }
  }

  /**
   * Points of a distribution.
   *
   * @param points at least one, by rising probability; values do not fall
   */
  record Quantiles(List<Point> points) implements Reference {
    public Quantiles {
      points = List.copyOf(points);
      if (points.isEmpty()) {
        throw new IllegalArgumentException("no quantiles");
      }
      for (int i = 1; i < points.size(); i++) {
        Reference.ordered(points.get(i - 1).value(), points.get(i).value());
        if (points.get(i - 1).probability().compareTo(points.get(i).probability()) >= 0) {
          throw new IllegalArgumentException("probabilities do not rise: " + points);
        }
      }
    }

    /**
     * The value at a probability, linear between two points, to 16 digits; null outside of them.
     */
    public @Nullable BigDecimal at(BigDecimal probability) {
      ExactRatio value = new Distribution(points).at(probability.toPlainString());
      return value == null ? null : BigDecimal.valueOf(value.doubleValue());
    }
  }

  /**
   * One point of a distribution.
   *
   * @param probability above 0, below 1
   * @param value the share {@code probability} does not exceed it
   */
  record Point(BigDecimal probability, BigDecimal value) {
    public Point {
      if (probability.signum() <= 0 || probability.compareTo(BigDecimal.ONE) >= 0) {
        throw new IllegalArgumentException("no probability: " + probability);
      }
    }
  }

  /**
   * A rule: stay below the target, never reach the ceiling. It does not age.
   *
   * @param target upper edge of what is good, exclusive
   * @param ceiling lower edge of what is bad, inclusive
   */
  record Limit(BigDecimal target, BigDecimal ceiling) implements Reference {
    public Limit {
      Reference.ordered(target, ceiling);
    }
  }

  /** A declared distribution. */
  enum Law {
    NORMAL,
    BETA
  }

  private static void ordered(BigDecimal lower, BigDecimal upper) {
    if (lower.compareTo(upper) > 0) {
      throw new IllegalArgumentException("%s is above %s".formatted(lower, upper));
    }
  }
}
