package org.marketingmetrics.core.statistics;

import java.util.Arrays;
import org.marketingmetrics.core.value.Interval;

/**
 * How fast a series rises: the median of the slopes between all pairs of its points (domain rules
 * E10), which a few wild days do not move: Theil 1950, Indagationes Mathematicae 12, 85-91;
 * interval by Sen 1968, Journal of the American Statistical Association 63, 1379-1389. By seasons,
 * slopes between points of one season only (Hirsch, Slack and Smith 1982).
 *
 * <p>Domain: two points or more at different times, at most {@link #MOST_POINTS}.
 *
 * @param slope rise of the value for each unit of time
 * @param intercept median of the values less slope times median of the times
 * @param interval of the slope
 */
public record TheilSen(double slope, double intercept, Interval interval) {
  /** More points would take more than a million slopes. */
  public static final int MOST_POINTS = 1_500;

  /** The slope over all pairs. */
  public static TheilSen of(double[] times, double[] values, double level) {
    return of(times, values, new int[times.length], level);
  }

  /**
   * The slope over pairs of one season.
   *
   * @param times rising
   * @param seasons of each point
   */
  public static TheilSen of(double[] times, double[] values, int[] seasons, double level) {
    double[] slopes = slopes(times, values, seasons);
    Arrays.sort(slopes);
    double slope = median(slopes);
    double intercept = median(sorted(values)) - slope * median(sorted(times));
    double reach = NormalLaw.twoSided(level) * Math.sqrt(variance(values, seasons));
    int n = slopes.length;
    int lower = (int) Math.max(Math.rint((n - reach) / 2) - 1, 0);
    int upper = (int) Math.min(Math.rint((n + reach) / 2), n - 1);
    return new TheilSen(
        slope, intercept, new Interval(slopes[lower], slopes[upper], level, Interval.Method.SEN));
  }

  private static double[] slopes(double[] times, double[] values, int[] seasons) {
    if (times.length > MOST_POINTS) {
      throw new IllegalArgumentException(times.length + " points are too many");
    }
    double[] slopes = new double[times.length * (times.length - 1) / 2];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      for (int j = i + 1; j < times.length; j++) {
        if (seasons[i] == seasons[j] && times[j] != times[i]) {
          slopes[count++] = (values[j] - values[i]) / (times[j] - times[i]);
        }
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException("no two points to lay a slope through");
    }
    return Arrays.copyOf(slopes, count);
  }

  /** Of the number of rising less falling pairs, over the seasons. */
  private static double variance(double[] values, int[] seasons) {
    return MannKendall.seasonal(values, seasons).variance();
  }

  private static double[] sorted(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
  }
}
