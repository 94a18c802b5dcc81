package org.marketingmetrics.core.statistics;

import java.util.OptionalDouble;

/**
 * How many trials an experiment with two equal arms takes, and what a given number can show (domain
 * rules E7): Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 4.3,
 * without continuity correction.
 *
 * <p>Domain: rates from 0 to 1 that differ; power above half the error.
 *
 * @param alpha error that is allowed, two-sided
 * @param power chance to find a difference of the stated size
 */
public record SampleSize(double alpha, double power) {
  public SampleSize {
    if (!(alpha > 0 && alpha < 1 && power > alpha / 2 && power < 1)) {
      throw new IllegalArgumentException("no plan: alpha %s, power %s".formatted(alpha, power));
    }
  }

  private double zAlpha() {
    return NormalLaw.upperQuantile(alpha / 2);
  }

  private double zPower() {
    return NormalLaw.quantile(power);
  }

  /** Trials of each arm, not rounded; infinite for equal rates. */
  public double perArm(double one, double other) {
    return perArm(one, other, one - other);
  }

  private double perArm(double one, double other, double difference) {
    double mean = (one + other) / 2;
    double spread =
        zAlpha() * Math.sqrt(2 * mean * (1 - mean))
            + zPower() * Math.sqrt(one * (1 - one) + other * (1 - other));
    double ratio = spread / difference;
    return ratio * ratio;
  }

  /**
   * Units of each arm for a ratio metric, not rounded.
   *
   * @param variancePerUnit of each arm: {@link RatioEstimate#variancePerUnit}
   * @param difference of the ratios to be found, not 0
   */
  public double perArmOfRatio(double variancePerUnit, double difference) {
    double z = (zAlpha() + zPower()) / difference;
    return 2 * variancePerUnit * z * z;
  }

  /** The smallest difference of a ratio metric that so many units of each arm can show. */
  public double detectableOfRatio(double variancePerUnit, double unitsPerArm) {
    return (zAlpha() + zPower()) * Math.sqrt(2 * variancePerUnit / unitsPerArm);
  }

  /**
   * The smallest step above a base rate that so many trials of each arm can show; empty where even
   * a rate of 1 could not be told from the base. The trials needed fall as the step grows, so
   * bisection finds it to the last place.
   */
  public OptionalDouble detectableAbove(double base, double trialsPerArm) {
    double low = 0;
    double high = 1 - base;
    if (!(high > 0) || perArm(base, 1, high) > trialsPerArm) {
      return OptionalDouble.empty();
    }
    double middle = high / 2;
    while (middle > low && middle < high) {
      if (perArm(base, base + middle, middle) > trialsPerArm) {
        low = middle;
      } else {
        high = middle;
      }
      middle = low + (high - low) / 2;
    }
    return OptionalDouble.of(high);
  }
}
