package org.marketingmetrics.core.statistics;

import org.marketingmetrics.core.value.Interval;

/**
 * The score interval of a proportion (domain rules E1): Wilson 1927, Journal of the American
 * Statistical Association 22, 209-212.
 *
 * <p>Domain: at least one trial.
 */
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
    return interval(new Trials(successes, trials), Confidence.of(confidence));
  }

  /** The same with a reach of its own, for data looked at more than once. */
  public static Interval interval(Trials sample, Confidence confidence) {
    double successes = sample.successes();
    double trials = sample.trials();
    double z = confidence.z();
    double z2 = z * z;
    double spread = z * Math.sqrt(successes * ((trials - successes) / trials) + z2 / 4);
    double upper = Math.min(1, (successes + z2 / 2 + spread) / (trials + z2));
    double lower = (successes / trials) * (successes / (trials + z2)) / upper;
    return new Interval(
        lower, successes == trials ? 1 : upper, confidence.level(), Interval.Method.WILSON);
  }

  /**
   * The trials beyond which the interval no longer reaches a limit, if the rate stays what it is:
   * z²l(1-l)/d². The interval holds the limit as long as a score test does not reject it, and the
   * variance of that test is the limit's own. Infinite for a rate that is the limit.
   *
   * @param distance of the rate from the limit, of any sign
   * @param limit above 0, below 1
   */
  public static double trialsApart(double distance, double limit, Confidence confidence) {
    double ratio = confidence.z() / distance;
    return ratio * ratio * limit * (1 - limit);
  }

  /** Distance from the rate down to the lower limit, without subtracting the two. */
  static double below(Trials sample, double z) {
    return above(new Trials(sample.failures(), sample.trials()), z);
  }

  /**
   * Distance from the rate up to the upper limit. For rates above 1/2 by the conjugate, z²pq over
   * the other root, where the textbook form would subtract nearly equal numbers.
   */
  static double above(Trials sample, double z) {
    double n = sample.trials();
    double p = sample.rate();
    double q = sample.complement();
    double z2 = z * z;
    double spread = z * Math.sqrt(sample.successes() * q + z2 / 4);
    double shift = z2 * (q - p) / 2;
    return shift >= 0 ? (spread + shift) / (n + z2) : z2 * p * q / (spread - shift);
  }
}
