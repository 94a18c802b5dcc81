package org.marketingmetrics.core.channeldata.facts;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.marketingmetrics.core.catalog.ReportedRate;

/**
 * Rates as their sources report them, made numerators by their denominators, so that they add up: a
 * mean over rows is weighted by the denominator (domain rules A, aggregation).
 */
final class WeightedRates {
  private final Map<Integer, Rate> byColumn = new HashMap<>();

  /** A rate, and the column of its denominator. */
  private record Rate(ReportedRate rate, int denominator) {}

  void register(int column, ReportedRate rate, int denominator) {
    byColumn.put(column, new Rate(rate, denominator));
  }

  /**
   * Puts a value of a fact into its row: one of a rate times its denominator in the same fact, in
   * millionths. A rate without its denominator has no weight and is left out, as is one that does
   * not fit.
   */
  void put(BlockBuilder block, int column, long value, int[] columnIds, long[] values, int count) {
    Rate rate = byColumn.get(column);
    if (rate == null) {
      block.put(column, value);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (columnIds[i] == rate.denominator()) {
        BigInteger weighted =
            BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(values[i]))
                .divide(BigInteger.valueOf(rate.rate().denominator().storedScale()));
        if (weighted.bitLength() < Long.SIZE) {
          block.putWeightedRate(column, weighted.longValue());
        }
      }
    }
  }
}
