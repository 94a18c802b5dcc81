package org.marketingmetrics.core.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal law, good to full precision in both tails. */
public final class NormalLaw {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private NormalLaw() {}

  /** The z below which the share {@code p} lies; {@code p} from 0 to 1, infinite at the ends. */
  public static double quantile(double p) {
    return STANDARD.inverseCumulativeProbability(p);
  }

  /** The z above which the share {@code p} lies; keeps its digits for the smallest shares. */
  public static double upperQuantile(double p) {
    return STANDARD.inverseSurvivalProbability(p);
  }

  /** The share below z. */
  public static double below(double z) {
    return STANDARD.cumulativeProbability(z);
  }

  /** The share above z, without the cancellation of 1 - {@link #below}. */
  public static double above(double z) {
    return STANDARD.survivalProbability(z);
  }

  /**
   * The z of a two-sided interval: 1.96 for 0.95.
   *
   * @param confidence above 0, below 1
   */
  public static double twoSided(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("no confidence level: " + confidence);
    }
    return STANDARD.inverseSurvivalProbability((1 - confidence) / 2);
  }
}
