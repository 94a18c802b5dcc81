package org.marketingmetrics.core.statistics;

/** Differences that keep their digits when both sides are nearly equal. */
final class Products {
  /** Terms of the series at |x| = 1/2: y is at most 1/3, and 1/9 to the 17th is below 1e-16. */
  private static final int TERMS = 18;

  private Products() {}

  /** a·b - c·d, correct to 1.5 units in the last place (Kahan's algorithm with fused products). */
  static double difference(double a, double b, double c, double d) {
    double product = c * d;
    double lost = Math.fma(-c, d, product);
    return Math.fma(a, b, -product) + lost;
  }

  /**
   * ln(1 + x) - x for x above -1, without cancellation near 0.
   *
   * <p>With y = x/(2 + x) it is 2(y³/3 + y⁵/5 + ...) - xy.
   */
  static double logOnePlusMinus(double x) {
    if (Math.abs(x) > 0.5) {
      return Math.log1p(x) - x;
    }
    double y = x / (2 + x);
    double square = y * y;
    double sum = 0;
    for (int term = TERMS; term >= 0; term--) {
      sum = sum * square + 1.0 / (2 * term + 3);
    }
    return 2 * y * square * sum - x * y;
  }

  /**
   * observed·ln(observed/expected) - (observed - expected), at least 0: a cell's part of half the G
   * statistic.
   *
   * @param difference observed - expected, exact
   */
  static double excess(double observed, double expected, double difference) {
    if (observed == 0) {
      return expected;
    }
    double u = difference / expected;
    if (Math.abs(u) > 0.5) {
      return observed * Math.log(observed / expected) - difference;
    }
    return expected * ((1 + u) * logOnePlusMinus(u) + u * u);
  }
}
