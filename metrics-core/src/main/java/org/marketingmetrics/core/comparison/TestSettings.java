package org.marketingmetrics.core.comparison;

import org.jspecify.annotations.Nullable;

/**
 * How differences are judged.
 *
 * @param confidence level of intervals; 1 less it is the error of tests
 * @param correction for several tests in one answer
 * @param looks how often the data are looked at
 * @param minimum how much has to be there
 * @param prior asks for the Bayesian view; null for none
 * @param units which units may be used
 */
public record TestSettings(
    double confidence,
    Correction correction,
    Looks looks,
    MinimumData minimum,
    @Nullable Prior prior,
    UnitChoice units) {
  /** 95 %, Holm, one look, no Bayesian view. */
  public static final TestSettings DEFAULT =
      new TestSettings(
          0.95, Correction.HOLM, Looks.ONCE, MinimumData.DEFAULT, null, UnitChoice.AUTO);

  /** The error that tests are allowed. */
  public double alpha() {
    return 1 - confidence;
  }
}
