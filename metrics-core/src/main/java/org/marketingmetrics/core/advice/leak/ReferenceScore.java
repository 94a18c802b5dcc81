package org.marketingmetrics.core.advice.leak;

import org.marketingmetrics.core.statistics.BetaLaw;
import org.marketingmetrics.core.statistics.PValue;

/**
 * A counted share against a fixed rate. Where fewer than 5 successes or failures are expected,
 * twice the smaller exact binomial tail, by the beta law (Clopper and Pearson 1934); else the score
 * test, whose verdict is that of Wilson's interval (domain rules E1).
 */
final class ReferenceScore {
  private static final double LEAST_EXPECTED = 5;

  private ReferenceScore() {}

  /**
   * The probability, two-sided.
   *
   * @param successes whole, from 0 to {@code trials}
   * @param trials whole, above 0
   * @param rate above 0, below 1
   */
  static PValue of(double successes, double trials, double rate) {
    double expected = trials * Math.min(rate, 1 - rate);
    if (expected >= LEAST_EXPECTED) {
      double spread = Math.sqrt(trials * rate * (1 - rate));
      return PValue.ofZ((successes - trials * rate) / spread);
    }
    double atMost =
        successes >= trials ? 1 : new BetaLaw(trials - successes, successes + 1).below(1 - rate);
    double atLeast =
        successes <= 0 ? 1 : new BetaLaw(successes, trials - successes + 1).below(rate);
    return PValue.of(2 * Math.min(atMost, atLeast));
  }
}
