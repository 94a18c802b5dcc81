package org.marketingmetrics.core.statistics;

/**
 * Successes in independent trials.
 *
 * <p>Whole counts are exact up to 2^53. Counts divided by a dispersion ({@link Overdispersion}) are
 * no longer whole; all but {@link FisherExact} take those too.
 *
 * @param successes from 0 to {@code trials}
 * @param trials 0 or above
 */
public record Trials(double successes, double trials) {
  public Trials {
    if (!(successes >= 0 && successes <= trials && trials < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no trials: %s of %s".formatted(successes, trials));
    }
  }

  /** Trials without success. */
  public double failures() {
    return trials - successes;
  }

  /** Share of successes; NaN without trials. */
  public double rate() {
    return successes / trials;
  }

  /** Share of failures, without the cancellation of 1 - {@link #rate}. */
  public double complement() {
    return failures() / trials;
  }

  /** Both together. */
  public Trials plus(Trials other) {
    return new Trials(successes + other.successes, trials + other.trials);
  }

  /**
   * The trials that are left of these when one is worth only 1/dispersion of an independent one
   * (effective sample size, Kish 1965, Survey Sampling, ch. 8): every standard error grows by the
   * square root of the dispersion.
   *
   * @param dispersion at least 1
   */
  public Trials effective(double dispersion) {
    return dispersion == 1 ? this : new Trials(successes / dispersion, trials / dispersion);
  }

  /** Difference of the rates, rounded once however close they are. */
  public double minus(Trials other) {
    return cross(other) / trials / other.trials;
  }

  /** Product of own successes and the other's trials, less the converse. */
  double cross(Trials other) {
    return Products.difference(successes, other.trials, other.successes, trials);
  }
}
