package org.marketingmetrics.core.statistics;

import java.util.Optional;
import org.marketingmetrics.core.value.Interval;

/**
 * How much higher one proportion is than another, as a part of the other, with the log interval of
 * Katz, Baptista, Azen and Pike 1978, Biometrics 34, 469-474 (domain rules E3).
 *
 * <p>Domain: at least one success on each side.
 *
 * @param lift ratio of the rates less 1
 * @param standardErrorOfLog of the ratio's logarithm
 * @param interval of the lift
 */
public record RelativeLift(double lift, double standardErrorOfLog, Interval interval) {
  /** The lift over a reference; empty where a side has no success. */
  public static Optional<RelativeLift> over(
      Trials reference, Trials treated, Confidence confidence) {
    if (reference.successes() == 0 || treated.successes() == 0) {
      return Optional.empty();
    }
    double lift = treated.cross(reference) / treated.trials() / reference.successes();
    double error =
        Math.sqrt(
            treated.complement() / treated.successes()
                + reference.complement() / reference.successes());
    return Optional.of(
        new RelativeLift(
            lift, error, onLogScale(lift, error, confidence, Interval.Method.KATZ_LOG)));
  }

  /** The interval of a lift whose ratio has this standard error on the logarithmic scale. */
  static Interval onLogScale(
      double lift, double error, Confidence confidence, Interval.Method method) {
    double log = Math.log1p(lift);
    double reach = confidence.z() * error;
    return new Interval(
        Math.expm1(log - reach), Math.expm1(log + reach), confidence.level(), method);
  }
}
