package org.marketingmetrics.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a series rises or falls at all (domain rules E10): Mann 1945, Econometrica 13, 245-259;
 * Kendall 1975, Rank Correlation Methods; with ties, and corrected for continuity. By seasons:
 * Hirsch, Slack and Smith 1982, Water Resources Research 18, 107-121, which compares Mondays with
 * Mondays only.
 *
 * <p>Domain: any values; to be trusted from {@link #FEWEST} on. Values are taken to be independent:
 * where each day follows the one before, a trend is seen too often.
 *
 * @param s pairs that rise less pairs that fall
 * @param variance of s were there no trend
 * @param z s, one nearer to 0, over its standard error; 0 where s is
 * @param p two-sided
 */
public record MannKendall(long s, double variance, double z, PValue p) {
  /** With fewer values nothing is said. */
  public static final int FEWEST = 8;

  /** The test of a series in order of time. */
  public static MannKendall of(double[] values) {
    return of(rises(values), variance(values));
  }

  /**
   * The test over seasons: their sums and variances added.
   *
   * @param seasons of each value, any numbers; as many as values
   */
  public static MannKendall seasonal(double[] values, int[] seasons) {
    SortedMap<Integer, List<Double>> bySeason = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      bySeason.computeIfAbsent(seasons[i], season -> new ArrayList<>()).add(values[i]);
    }
    long s = 0;
    double variance = 0;
    for (List<Double> season : bySeason.values()) {
      double[] own = season.stream().mapToDouble(Double::doubleValue).toArray();
      s += rises(own);
      variance += variance(own);
    }
    return of(s, variance);
  }

  private static MannKendall of(long s, double variance) {
    double z = s == 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
    return new MannKendall(s, variance, z, PValue.ofZ(z));
  }

  private static long rises(double[] values) {
    long s = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        s += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0;
      }
    }
    return s;
  }

  /** (n(n-1)(2n+5) - the same of each group of ties) / 18. */
  private static double variance(double[] values) {
    return (spread(values.length) - ties(values)) / 18;
  }

  /** The part that ties take from the variance, times 18. */
  static double ties(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double ties = 0;
    int start = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[start]) {
        ties += spread(i - start);
        start = i;
      }
    }
    return ties;
  }

  /** n(n-1)(2n+5). */
  static double spread(double n) {
    return n * (n - 1) * (2 * n + 5);
  }
}
