package org.marketingmetrics.core.statistics;

/**
 * The test of two proportions by the pooled standard error (domain rules E3), which is Pearson's
 * chi-squared test of the 2 x 2 table without continuity correction (Pearson 1900, Philosophical
 * Magazine 50, 157-175).
 *
 * <p>Domain: at least one trial on each side; to be trusted where every expected cell is 5 or more
 * ({@link #smallestExpected}). Without any success, or any failure, there is nothing to tell apart:
 * z is 0 and p is 1.
 *
 * @param z above 0 when the first rate is the higher one
 * @param p two-sided
 */
public record PooledTest(double z, PValue p) {
  /** Expected cells under this are tested by {@link FisherExact}. */
  public static final double LEAST_EXPECTED = 5;

  /** The test. */
  public static PooledTest of(Trials one, Trials other) {
    Trials both = one.plus(other);
    double cross = one.cross(other);
    if (cross == 0) {
      return new PooledTest(0, PValue.ONE);
    }
    double spread =
        Math.sqrt(both.successes() / both.trials() * both.failures())
            * Math.sqrt(one.trials())
            * Math.sqrt(other.trials());
    double z = cross / spread;
    return new PooledTest(z, PValue.ofZ(z));
  }

  /** The same test as a chi-squared statistic with one degree of freedom. */
  public double chiSquared() {
    return z * z;
  }

  /** The smallest of the four counts expected were the rates equal. */
  public static double smallestExpected(Trials one, Trials other) {
    Trials both = one.plus(other);
    return Math.min(one.trials(), other.trials())
        / both.trials()
        * Math.min(both.successes(), both.failures());
  }
}
