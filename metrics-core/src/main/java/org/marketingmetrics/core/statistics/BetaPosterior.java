package org.marketingmetrics.core.statistics;

import org.marketingmetrics.core.value.Interval;

/**
 * What is believed of a proportion after its trials: a beta law, from a beta prior (domain rules
 * E5; Gelman and others 2013, Bayesian Data Analysis, 2.4).
 *
 * <p>Domain: both shapes at least {@link #SMALLEST_PRIOR}.
 *
 * @param a first shape: successes and those of the prior
 * @param b second shape: failures and those of the prior
 */
public record BetaPosterior(double a, double b) {
  /** Priors worth less than this many trials are not told from nothing. */
  public static final double SMALLEST_PRIOR = 0.01;

  public BetaPosterior {
    if (!(a >= SMALLEST_PRIOR && b >= SMALLEST_PRIOR)) {
      throw new IllegalArgumentException("no belief: %s, %s".formatted(a, b));
    }
  }

  /**
   * The belief after trials.
   *
   * @param priorA successes that the prior is worth; 1 with {@code priorB} 1 knows nothing
   * @param priorB failures that the prior is worth
   */
  public static BetaPosterior of(Trials sample, double priorA, double priorB) {
    return new BetaPosterior(priorA + sample.successes(), priorB + sample.failures());
  }

  /** The mean. */
  public double mean() {
    return a / (a + b);
  }

  /** The equal-tailed credible interval. */
  public Interval interval(double level) {
    LogOddsLaw law = new LogOddsLaw(this);
    double tail = (1 - level) / 2;
    return new Interval(
        law.rate(law.quantile(tail)),
        law.rate(law.quantile(1 - tail)),
        level,
        Interval.Method.BETA_CREDIBLE);
  }

  /** Log odds of the mean less those of another's, by their growth where the two are close. */
  double logOddsAbove(BetaPosterior other) {
    double growth = Products.difference(a, other.b, other.a, b) / (other.a * b);
    return Math.abs(growth) < 0.5
        ? Math.log1p(growth)
        : Math.log(a / b) - Math.log(other.a / other.b);
  }
}
