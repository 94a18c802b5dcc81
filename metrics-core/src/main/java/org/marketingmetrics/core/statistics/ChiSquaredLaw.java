package org.marketingmetrics.core.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** The chi-squared law. */
public final class ChiSquaredLaw {
  private final ChiSquaredDistribution distribution;

  /**
   * A law.
   *
   * @param degreesOfFreedom above 0
   */
  public ChiSquaredLaw(double degreesOfFreedom) {
    this.distribution = ChiSquaredDistribution.of(degreesOfFreedom);
  }

  /** The share above x, good in the far tail. */
  public double above(double x) {
    return distribution.survivalProbability(x);
  }
}
