package org.marketingmetrics.core.statistics;

import java.util.List;
import java.util.Optional;

/**
 * How much more a rate varies between periods, or placements, than chance explains (domain rules
 * E6): Pearson's statistic over its degrees of freedom (Wedderburn 1974, Biometrika 61, 439-447;
 * McCullagh and Nelder 1989, Generalized Linear Models, 4.5).
 *
 * <p>Domain: two periods with trials or more, of which not all trials succeed and not all fail.
 *
 * @param rate all successes over all trials
 * @param trials of all periods
 * @param chiSquared Pearson's statistic
 * @param degreesOfFreedom one less than the periods
 * @param p of a statistic that large by chance
 */
public record Overdispersion(
    double rate, double trials, double chiSquared, int degreesOfFreedom, PValue p) {
  /** Variation up to this many times that of chance is taken for chance. */
  public static final double TOLERATED = 1.5;

  /** A statistic less likely than this is no chance. */
  public static final double LEVEL = 0.05;

  /** The dispersion of periods; those without trials say nothing. */
  public static Optional<Overdispersion> of(List<Trials> periods) {
    List<Trials> used = periods.stream().filter(period -> period.trials() > 0).toList();
    if (used.size() < 2) {
      return Optional.empty();
    }
    Trials all = used.stream().reduce(new Trials(0, 0), Trials::plus);
    if (all.successes() == 0 || all.failures() == 0) {
      return Optional.empty();
    }
    double chiSquared = KProportions.of(used).chiSquared();
    int degrees = used.size() - 1;
    return Optional.of(
        new Overdispersion(
            all.rate(),
            all.trials(),
            chiSquared,
            degrees,
            PValue.ofChiSquared(chiSquared, degrees)));
  }

  /** The dispersion: 1 where chance alone is at work. */
  public double phi() {
    return chiSquared / degreesOfFreedom;
  }

  /** True when the rate varies by more than chance, by the rule of domain E6. */
  public boolean isOverdispersed() {
    return phi() > TOLERATED && p.value() < LEVEL;
  }

  /** By how much variances are to be widened: the dispersion, at least 1. */
  public double widening() {
    return Math.max(1, phi());
  }

  /** The standard error of chance alone. */
  public double binomialError() {
    return Math.sqrt(rate * (1 - rate) / trials);
  }

  /** The standard error with the dispersion. */
  public double standardError() {
    return binomialError() * Math.sqrt(widening());
  }
}
