package org.marketingmetrics.core.statistics;

import org.marketingmetrics.core.value.Interval;

/** The Wilson score interval of a proportion (domain rules E1). */
public final class Wilson {
  private Wilson() {}

  /** The interval of whole counts; see {@link #interval(double, double, double)}. */
  public static Interval interval(long successes, long trials, double confidence) {
    return interval((double) successes, (double) trials, confidence);
  }

  /**
   * The interval of {@code successes} in {@code trials}.
   *
   * <p>The upper limit is a sum of positive terms, and the lower one follows from the product of
   * both, x²/(n(n+z²)); so neither loses digits, however rare the event. The ends are exact: no
   * success has the lower limit 0, no failure the upper limit 1.
   *
   * @param successes from 0 to {@code trials}
   * @param trials above 0
   * @param confidence above 0, below 1
   * @throws IllegalArgumentException when the counts are no successes and trials
   */
  public static Interval interval(double successes, double trials, double confidence) {
    if (!(trials > 0 && successes >= 0 && successes <= trials)) {
      throw new IllegalArgumentException("no proportion: %s of %s".formatted(successes, trials));
    }
    double z = NormalLaw.twoSided(confidence);
    double z2 = z * z;
    double spread = z * Math.sqrt(successes * ((trials - successes) / trials) + z2 / 4);
    double upper = Math.min(1, (successes + z2 / 2 + spread) / (trials + z2));
    double lower = (successes / trials) * (successes / (trials + z2)) / upper;
    return new Interval(lower, successes == trials ? 1 : upper, confidence, Interval.Method.WILSON);
  }
}
