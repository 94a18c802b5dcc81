package org.marketingmetrics.core.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** The beta law: the share below x is the regularised incomplete beta function. */
public final class BetaLaw {
  private final BetaDistribution distribution;

  /**
   * A law.
   *
   * @param a above 0
   * @param b above 0
   */
  public BetaLaw(double a, double b) {
    this.distribution = BetaDistribution.of(a, b);
  }

  /** The share below x. */
  public double below(double x) {
    return distribution.cumulativeProbability(x);
  }

  /** The x below which the share {@code p} lies; {@code p} from 0 to 1. */
  public double quantile(double p) {
    return distribution.inverseCumulativeProbability(p);
  }

  /** The x above which the share {@code p} lies. */
  public double upperQuantile(double p) {
    return distribution.inverseSurvivalProbability(p);
  }
}
