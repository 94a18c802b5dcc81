package org.marketingmetrics.core.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What is needed of a sample of units for the variance of the ratio of their sums: sums, squares
 * and products, exact.
 *
 * @param units how many, 0 or more
 * @param sumY sum of numerators
 * @param sumX sum of denominators
 * @param sumYy sum of squared numerators
 * @param sumXx sum of squared denominators
 * @param sumXy sum of products
 */
public record UnitSums(
    long units,
    BigDecimal sumY,
    BigDecimal sumX,
    BigDecimal sumYy,
    BigDecimal sumXx,
    BigDecimal sumXy) {
  /** No units. */
  public static final UnitSums NONE = new UnitSums(0, zero(), zero(), zero(), zero(), zero());

  /** The sums of units given one by one; both arrays are equally long. */
  public static UnitSums of(double[] y, double[] x) {
    UnitSums sums = NONE;
    for (int i = 0; i < y.length; i++) {
      sums = sums.plus(of(new BigDecimal(y[i]), new BigDecimal(x[i])));
    }
    return sums;
  }

  /** The sums of a single unit. */
  public static UnitSums of(BigDecimal y, BigDecimal x) {
    return new UnitSums(1, y, x, y.multiply(y), x.multiply(x), x.multiply(y));
  }

  private static BigDecimal zero() {
    return BigDecimal.ZERO;
  }

  /** The sums of both samples together. */
  public UnitSums plus(UnitSums other) {
    return new UnitSums(
        units + other.units,
        sumY.add(other.sumY),
        sumX.add(other.sumX),
        sumYy.add(other.sumYy),
        sumXx.add(other.sumXx),
        sumXy.add(other.sumXy));
  }

  /** Adds up units whose numbers are whole multiples of a small step, such as cents. */
  public static final class Builder {
    private final WideSum yy = new WideSum();
    private final WideSum xx = new WideSum();
    private final WideSum xy = new WideSum();
    private final WideSum y = new WideSum();
    private final WideSum x = new WideSum();
    private long units;

    /** Adds a unit. */
    public void add(long newY, long newX) {
      units++;
      y.addProduct(newY, 1);
      x.addProduct(newX, 1);
      yy.addProduct(newY, newY);
      xx.addProduct(newX, newX);
      xy.addProduct(newX, newY);
    }

    /**
     * The sums of the units added.
     *
     * @param yDigits decimal places that a numerator's step has: 2 for cents
     * @param xDigits decimal places of a denominator's step
     */
    public UnitSums build(int yDigits, int xDigits) {
      return new UnitSums(
          units,
          decimal(y.total(), yDigits),
          decimal(x.total(), xDigits),
          decimal(yy.total(), 2 * yDigits),
          decimal(xx.total(), 2 * xDigits),
          decimal(xy.total(), yDigits + xDigits));
    }

    private static BigDecimal decimal(BigInteger unscaled, int digits) {
      return new BigDecimal(unscaled, digits);
    }
  }
}
