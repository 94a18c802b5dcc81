package org.marketingmetrics.core.statistics;

/**
 * Two proportions by their posterior beta laws (domain rules E5). The probability that one beats
 * the other is that of Miller 2015, Formulas for Bayesian A/B Testing; the expected loss that of
 * Stucchio 2015, Bayesian A/B Testing at VWO.
 *
 * <p>Both are means over the narrower law of what the other's law says of each rate, by the
 * trapezoidal rule on the scale of log odds, which converges exponentially there (Trefethen and
 * Weideman 2014, SIAM Review 56, 385-458): 1e-11 absolute, for whole and broken shapes alike, to
 * 10^12 trials. No probability is the difference of two larger numbers.
 *
 * @param probability that the second rate is the higher one, from 0 to 1
 * @param lossOfSecond rate that is lost on average by choosing the second, at least 0
 * @param lossOfFirst rate that is lost on average by choosing the first, at least 0
 */
public record BayesianComparison(double probability, double lossOfSecond, double lossOfFirst) {
  /** From here on the second is called likely better; below 1 less it, likely worse. */
  public static final double LIKELY = 0.95;

  /** The comparison of two independent rates. */
  public static BayesianComparison of(BetaPosterior first, BetaPosterior second) {
    LogOddsLaw one = new LogOddsLaw(first);
    LogOddsLaw other = new LogOddsLaw(second);
    double apart = second.logOddsAbove(first);
    return other.spread() <= one.spread()
        ? ofNarrowSecond(one, other, apart)
        : ofNarrowFirst(one, other, apart);
  }

  private static BayesianComparison ofNarrowSecond(LogOddsLaw one, LogOddsLaw other, double apart) {
    return bounded(
        other.mean(shift -> one.below(shift + apart)),
        other.mean(shift -> one.excess(shift + apart)),
        other.mean(shift -> one.shortfall(shift + apart)));
  }

  private static BayesianComparison ofNarrowFirst(LogOddsLaw one, LogOddsLaw other, double apart) {
    return bounded(
        one.mean(shift -> 1 - other.below(shift - apart)),
        one.mean(shift -> other.shortfall(shift - apart)),
        one.mean(shift -> other.excess(shift - apart)));
  }

  private static BayesianComparison bounded(double probability, double second, double first) {
    return new BayesianComparison(
        Math.clamp(probability, 0, 1), Math.max(0, second), Math.max(0, first));
  }
}
