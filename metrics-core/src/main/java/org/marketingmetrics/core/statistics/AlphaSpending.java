package org.marketingmetrics.core.statistics;

/**
 * How the error that is allowed is spread over planned looks, by the share of all data that is
 * there (Lan and DeMets 1983, Biometrika 70, 659-663).
 */
public enum AlphaSpending {
  /**
   * Hardly any early, nearly all at the end, like the bounds of O'Brien and Fleming 1979,
   * Biometrics 35, 549-556.
   */
  OBRIEN_FLEMING {
    @Override
    double spent(double alpha, double share) {
      return 4 * NormalLaw.above(NormalLaw.upperQuantile(alpha / 4) / Math.sqrt(share));
    }
  },
  /** About equally over the looks, like the bounds of Pocock 1977, Biometrika 64, 191-199. */
  POCOCK {
    @Override
    double spent(double alpha, double share) {
      return alpha * Math.log1p(Math.expm1(1) * share);
    }
  };

  /**
   * The error spent by the time a share of the data is there.
   *
   * @param alpha error of the last look, two-sided
   * @param share above 0, at most 1
   */
  abstract double spent(double alpha, double share);
}
