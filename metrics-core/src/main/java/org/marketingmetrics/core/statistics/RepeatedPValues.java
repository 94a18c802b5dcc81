package org.marketingmetrics.core.statistics;

import java.util.List;

/**
 * The p value of a statistic seen at one of several planned looks: the smallest error over all
 * looks at whose bounds it would just be outside (Jennison and Turnbull 2000, Group Sequential
 * Methods, 9.3, repeated p values). It may be corrected for several comparisons like any other.
 *
 * <p>Domain: as {@link GroupSequential}. Bounds are computed at {@link #POINTS} errors between
 * {@link #SMALLEST} and {@link #LARGEST} and p is interpolated in them, to 2e-3 of itself; below
 * the smallest it is at most that of one look times a factor that no longer changes, and at least
 * the largest counts as 1.
 */
public final class RepeatedPValues {
  private static final double SMALLEST = 1e-12;
  private static final double LARGEST = 0.9;
  private static final int POINTS = 41;

  private final double[] logs = new double[POINTS];
  private final double[] squares = new double[POINTS];

  /**
   * The p values of one look.
   *
   * @param shares share of all data that is there at each look so far, the last one now
   */
  public RepeatedPValues(List<Double> shares, AlphaSpending spending) {
    double highest = logOdds(LARGEST);
    double step = (highest - logOdds(SMALLEST)) / (POINTS - 1);
    for (int i = 0; i < POINTS; i++) {
      double error = 1 / (1 + Math.exp(i * step - highest));
      logs[i] = Math.log(error);
      double bound = GroupSequential.of(error, shares, spending).last();
      squares[i] = bound * bound;
    }
  }

  private static double logOdds(double p) {
    return Math.log(p) - Math.log1p(-p);
  }

  /** The p value of a statistic in standard errors, two-sided. */
  public PValue of(double z) {
    double square = z * z;
    if (square < squares[0]) {
      return PValue.ONE;
    }
    int above = 1;
    while (above < POINTS - 1 && squares[above] < square) {
      above++;
    }
    if (square > squares[POINTS - 1]) {
      double bound = Math.sqrt(squares[POINTS - 1]);
      double excess = logs[POINTS - 1] - PValue.ofZ(bound).log();
      return PValue.ofLog(PValue.ofZ(z).log() + excess);
    }
    return PValue.ofLog(interpolated(square, Math.clamp(above, 1, POINTS - 2)));
  }

  /** By the parabola through three points. */
  private double interpolated(double square, int middle) {
    double sum = 0;
    for (int i = middle - 1; i <= middle + 1; i++) {
      double part = logs[i];
      for (int j = middle - 1; j <= middle + 1; j++) {
        if (j != i) {
          part *= (square - squares[j]) / (squares[i] - squares[j]);
        }
      }
      sum += part;
    }
    return sum;
  }
}
