package org.marketingmetrics.core.statistics;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The probability of a result at least as extreme, were there no difference. Beside the number
 * stands its natural logarithm, which goes on where doubles end: below 1e-308 the number loses
 * digits and becomes 0, the logarithm keeps 12.
 *
 * @param value from 0 to 1
 * @param log natural logarithm of it, at most 0
 */
public record PValue(double value, double log) implements Comparable<PValue> {
  /** No evidence at all. */
  public static final PValue ONE = new PValue(1, 0);

  /** From here on the number is taken from the logarithm; above, the laws give it directly. */
  private static final double SMALL = 1e-280;

  /** Beyond, a tail is its leading term times an asymptotic series. */
  private static final double FAR_Z = 35;

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  public PValue {
    if (!(value >= 0 && value <= 1 && log <= 0)) {
      throw new IllegalArgumentException("no probability: %s, log %s".formatted(value, log));
    }
  }

  /** Of a number. */
  public static PValue of(double value) {
    double inside = Math.min(1, Math.max(0, value));
    return new PValue(inside, Math.log(inside));
  }

  /** Of a natural logarithm. */
  public static PValue ofLog(double log) {
    double inside = Math.min(0, log);
    return new PValue(Math.exp(inside), inside);
  }

  /**
   * Two-sided, of a standard normal statistic. Beyond 35 by the asymptotic series of Mills' ratio
   * (Abramowitz and Stegun 1964, 26.2.12), whose sixth term is below 1e-15 there.
   */
  public static PValue ofZ(double z) {
    double size = Math.abs(z);
    if (size < FAR_Z) {
      return of(2 * NormalLaw.above(size));
    }
    double r = 1 / (size * size);
    double series = 1 - r * (1 - 3 * r * (1 - 5 * r * (1 - 7 * r)));
    return ofLog(
        Math.log(2) - size * size / 2 - HALF_LOG_TWO_PI - Math.log(size) + Math.log(series));
  }

  /**
   * Of a chi-squared statistic. In the far tail by Legendre's continued fraction of the incomplete
   * gamma function (NIST Digital Library of Mathematical Functions, 8.9.2).
   *
   * @param statistic at least 0
   * @param degreesOfFreedom at least 1
   */
  public static PValue ofChiSquared(double statistic, int degreesOfFreedom) {
    double a = degreesOfFreedom / 2.0;
    double x = statistic / 2;
    double direct = RegularizedGamma.Q.value(a, x);
    return direct > SMALL ? of(direct) : ofLog(logUpperGamma(a, x));
  }

  /** ln Q(a, x) for x far above a, by Lentz's evaluation of the continued fraction. */
  private static double logUpperGamma(double a, double x) {
    double b = x + 1 - a;
    double c = Double.MAX_VALUE;
    double d = 1 / b;
    double fraction = d;
    double factor = 0;
    for (int i = 1; Math.abs(factor - 1) > 1e-16 && i < 10_000; i++) {
      double numerator = -i * (i - a);
      b += 2;
      d = 1 / (numerator * d + b);
      c = b + numerator / c;
      factor = c * d;
      fraction *= factor;
    }
    return -x
        + a * Math.log(x)
        - org.apache.commons.numbers.gamma.LogGamma.value(a)
        + Math.log(fraction);
  }

  /** The probability times a factor, at most 1. */
  public PValue times(double factor) {
    double larger = Math.min(0, log + Math.log(factor));
    return larger == 0 ? ONE : new PValue(Math.min(1, value * factor), larger);
  }

  /** The decimal logarithm: -3 for 0.001. */
  public double log10() {
    return log / Math.log(10);
  }

  @Override
  public int compareTo(PValue other) {
    return Double.compare(log, other.log);
  }
}
