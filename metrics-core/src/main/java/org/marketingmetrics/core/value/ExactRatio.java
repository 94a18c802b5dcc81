package org.marketingmetrics.core.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A fraction of whole numbers in lowest terms; arithmetic on it is exact and it is rounded once, at
 * the edge.
 *
 * @param numerator any whole number
 * @param denominator above 0
 */
public record ExactRatio(BigInteger numerator, BigInteger denominator)
    implements Comparable<ExactRatio> {
  /** Bits of a quotient before rounding: a double has 53, the rest says on which side it lies. */
  private static final int QUOTIENT_BITS = 66;

  public ExactRatio {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("zero denominator");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  /**
   * The quotient of two decimals.
   *
   * @throws ArithmeticException when the denominator is 0
   */
  public static ExactRatio of(BigDecimal numerator, BigDecimal denominator) {
    int scale = Math.max(0, Math.max(numerator.scale(), denominator.scale()));
    return new ExactRatio(whole(numerator, scale), whole(denominator, scale));
  }

  /** A decimal as a fraction. */
  public static ExactRatio of(BigDecimal number) {
    return of(number, BigDecimal.ONE);
  }

  private static BigInteger whole(BigDecimal number, int scale) {
    return number.scaleByPowerOfTen(scale).toBigIntegerExact();
  }

  /** The product. */
  public ExactRatio times(ExactRatio other) {
    return new ExactRatio(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * The quotient.
   *
   * @throws ArithmeticException when the other is 0
   */
  public ExactRatio over(ExactRatio other) {
    return new ExactRatio(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** The sum. */
  public ExactRatio plus(ExactRatio other) {
    return new ExactRatio(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** The difference. */
  public ExactRatio minus(ExactRatio other) {
    return plus(new ExactRatio(other.numerator.negate(), other.denominator));
  }

  /** Without its sign. */
  public ExactRatio abs() {
    return new ExactRatio(numerator.abs(), denominator);
  }

  /** -1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /** The nearest double, ties to even. */
  public double doubleValue() {
    int shift = Math.max(0, QUOTIENT_BITS - numerator.abs().bitLength() + denominator.bitLength());
    BigInteger[] parts = numerator.abs().shiftLeft(shift).divideAndRemainder(denominator);
    BigInteger quotient = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
    return signum() * Math.scalb(quotient.doubleValue(), -shift);
  }

  @Override
  public int compareTo(ExactRatio other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** For example {@code 1/50}, or {@code 50} for a whole number. */
  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
