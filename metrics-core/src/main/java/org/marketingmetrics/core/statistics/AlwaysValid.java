package org.marketingmetrics.core.statistics;

/**
 * Intervals and p values that hold at every moment at once, however often and whenever one looks:
 * the normal mixture of Robbins 1970 (Annals of Mathematical Statistics 41, 1397-1409), for means
 * with estimated variance by the asymptotic confidence sequences of Waudby-Smith, Arbour, Sinha,
 * Kennedy and Ramdas 2024 (Annals of Statistics 52, 2613-2640); the p value is that of Johari,
 * Koomen, Pekelis and Walsh 2022 (Operations Research 70, 1806-1821).
 *
 * <p>Domain: statistics that are normal from the first look on, so looks begin when every expected
 * cell is 5 or more. The mixture is tuned to be narrowest at an amount of data that is fixed
 * beforehand; there it reaches 3.04 standard errors where one look takes 1.96. Away from it it
 * stays valid and grows wider.
 *
 * @param alpha error over all time, two-sided
 * @param mixture variance of the mixture, in units of the statistic's variance now
 */
public record AlwaysValid(double alpha, double mixture) {
  /**
   * The mixture at this moment.
   *
   * @param share of the data there are, to those for which it is tuned; above 0
   */
  public static AlwaysValid at(double alpha, double share) {
    if (!(alpha > 0 && alpha < 1 && share > 0)) {
      throw new IllegalArgumentException("no mixture: %s %s".formatted(alpha, share));
    }
    return new AlwaysValid(alpha, best(alpha) * share);
  }

  /** The mixture with the smallest {@link #bound}: r = ln(1 + r) + 2 ln(1/alpha). */
  private static double best(double alpha) {
    double twice = -2 * Math.log(alpha);
    double best = twice;
    for (int i = 0; i < 200; i++) {
      best = Math.log1p(best) + twice;
    }
    return best;
  }

  /** Standard errors outside of which the statistic never is, with the stated error. */
  public double bound() {
    return Math.sqrt((1 + 1 / mixture) * (Math.log1p(mixture) - 2 * Math.log(alpha)));
  }

  /** The p value of a statistic in standard errors: 1 over its mixture likelihood ratio. */
  public PValue of(double z) {
    return PValue.ofLog(Math.log1p(mixture) / 2 - z * z / 2 * (mixture / (1 + mixture)));
  }
}
