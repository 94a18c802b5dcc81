package org.marketingmetrics.core.statistics;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Random draws that are the same for the same seed, on every machine. The generator is the JDK's
 * SplittableRandom; the laws are drawn by Commons RNG (Cheng 1978 for beta, Marsaglia and Tsang
 * 2000 for gamma).
 */
public final class Draws {
  /** The seed where the caller names none. */
  public static final long DEFAULT_SEED = 20_260_101L;

  private final UniformRandomProvider random;

  /** Draws that follow from a seed. */
  public Draws(long seed) {
    SplittableRandom generator = new SplittableRandom(seed);
    this.random = generator::nextLong;
  }

  /**
   * Draws from a beta law.
   *
   * @param a above 0
   * @param b above 0
   */
  public DoubleSupplier beta(double a, double b) {
    return BetaDistribution.of(a, b).createSampler(random)::sample;
  }

  /**
   * Draws from a gamma law of mean 1.
   *
   * @param shape above 0; one over the variance
   */
  public DoubleSupplier gammaOfMeanOne(double shape) {
    return GammaDistribution.of(shape, 1 / shape).createSampler(random)::sample;
  }

  /** Draws evenly from a range. */
  public DoubleSupplier uniform(double lower, double upper) {
    return () -> lower + (upper - lower) * random.nextDouble();
  }
}
