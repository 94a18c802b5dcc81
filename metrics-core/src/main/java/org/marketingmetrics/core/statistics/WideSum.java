package org.marketingmetrics.core.statistics;

import java.math.BigInteger;

/** An exact sum of products of 64-bit numbers, in 128 bits as long as it fits them. */
final class WideSum {
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private long high;
  private long low;
  private BigInteger carried = BigInteger.ZERO;

  void addProduct(long a, long b) {
    long newLow = low + a * b;
    long carry = Long.compareUnsigned(newLow, low) < 0 ? 1 : 0;
    long more = Math.multiplyHigh(a, b) + carry;
    long newHigh = high + more;
    if (((high ^ newHigh) & (more ^ newHigh)) < 0) {
      carried = total();
      high = 0;
      low = 0;
      addProduct(a, b);
      return;
    }
    high = newHigh;
    low = newLow;
  }

  BigInteger total() {
    BigInteger unsigned = BigInteger.valueOf(low);
    if (low < 0) {
      unsigned = unsigned.add(TWO_TO_64);
    }
    return carried.add(BigInteger.valueOf(high).shiftLeft(64)).add(unsigned);
  }
}
