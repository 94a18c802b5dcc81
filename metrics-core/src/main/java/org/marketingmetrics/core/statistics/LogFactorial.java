package org.marketingmetrics.core.statistics;

/** Logarithms of factorials, apart from the part that cancels in probabilities of tables. */
final class LogFactorial {
  private static final int EXACT = 16;
  private static final double[] RESTS = rests();
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private LogFactorial() {}

  private static double[] rests() {
    double[] rests = new double[EXACT];
    double factorial = 1;
    for (int n = 1; n < EXACT; n++) {
      factorial *= n;
      rests[n] = Math.log(factorial) - n * Math.log(n) + n;
    }
    return rests;
  }

  /**
   * ln n! - n ln n + n: half the logarithm of 2πn and the error of Stirling's formula, here by its
   * series (Abramowitz and Stegun 1964, 6.1.41), good to 1e-15 from 16 on.
   *
   * @param n whole, at least 0
   */
  static double rest(double n) {
    if (n < EXACT) {
      return RESTS[(int) n];
    }
    double r = 1 / (n * n);
    double series =
        (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / n;
    return HALF_LOG_TWO_PI + 0.5 * Math.log(n) + series;
  }
}
