package org.marketingmetrics.core.statistics;

import org.marketingmetrics.core.value.Interval;

/**
 * The interval of a difference of two proportions from independent trials, from their score
 * intervals (domain rules E2): method 10 of Newcombe 1998, Statistics in Medicine 17, 873-890.
 *
 * <p>Domain: at least one trial on each side. The distances from rate to limit are computed without
 * subtracting the two, so the limits keep 12 digits of the interval's width up to 2^53 trials.
 */
public final class Newcombe {
  private Newcombe() {}

  /** The interval of one rate less the other; it never leaves -1 to 1. */
  public static Interval difference(Trials one, Trials other, Confidence confidence) {
    double z = confidence.z();
    double difference = one.minus(other);
    double below = Math.hypot(Wilson.below(one, z), Wilson.above(other, z));
    double above = Math.hypot(Wilson.above(one, z), Wilson.below(other, z));
    return new Interval(
        Math.max(-1, difference - below),
        Math.min(1, difference + above),
        confidence.level(),
        Interval.Method.NEWCOMBE);
  }
}
