package org.marketingmetrics.core.comparison;

import org.marketingmetrics.core.statistics.BayesianComparison;
import org.marketingmetrics.core.value.Interval;

/**
 * Two rates by what is believed of them after the data (domain rules E5).
 *
 * @param comparison probability and losses; second is the side compared, first its reference
 * @param compared credible interval of the side compared
 * @param reference credible interval of the reference
 */
public record BayesianView(BayesianComparison comparison, Interval compared, Interval reference) {
  /** The words for a probability. */
  public enum Word {
    LIKELY_HIGHER,
    LIKELY_LOWER,
    NOT_SETTLED
  }

  /** What the probability is called. */
  public Word word() {
    double probability = comparison.probability();
    if (probability >= BayesianComparison.LIKELY) {
      return Word.LIKELY_HIGHER;
    }
    return probability <= 1 - BayesianComparison.LIKELY ? Word.LIKELY_LOWER : Word.NOT_SETTLED;
  }
}
