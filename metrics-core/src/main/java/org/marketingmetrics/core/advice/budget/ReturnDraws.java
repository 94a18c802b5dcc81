package org.marketingmetrics.core.advice.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.marketingmetrics.core.statistics.Draws;
import org.marketingmetrics.core.statistics.Quantiles;

/**
 * Draws of each candidate's return by unit of spend (Thompson 1933, Biometrika 25, 285-294):
 *
 * <ul>
 *   <li>clicks by spend: a gamma law of the clicks, as of a Poisson count;
 *   <li>orders by click: a beta law of the counts with half a success and half a failure added;
 *   <li>revenue by order: a gamma law of mean 1 around the average, whose variance is the assumed
 *       variation squared over the orders.
 * </ul>
 */
final class ReturnDraws {
  private static final double HALF = 0.5;

  private final double[][] returns;
  private final int draws;

  /**
   * What is known of a candidate.
   *
   * @param spend above 0
   * @param clicks above 0
   * @param orders from 1 to {@code clicks}
   * @param revenue above 0
   */
  record Known(double spend, double clicks, double orders, double revenue) {
    double averageReturn() {
      return revenue / spend;
    }
  }

  ReturnDraws(List<Known> known, double variation, int draws, long seed) {
    this.draws = draws;
    this.returns = new double[known.size()][draws];
    Draws random = new Draws(seed);
    List<DoubleSupplier> laws = new ArrayList<>();
    known.forEach(one -> laws.add(law(one, variation, random)));
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < returns.length; i++) {
        returns[i][draw] = laws.get(i).getAsDouble();
      }
    }
  }

  private static DoubleSupplier law(Known known, double variation, Draws random) {
    DoubleSupplier traffic = random.gammaOfMeanOne(known.clicks());
    DoubleSupplier conversion =
        random.beta(known.orders() + HALF, known.clicks() - known.orders() + HALF);
    DoubleSupplier value =
        variation == 0 ? () -> 1 : random.gammaOfMeanOne(known.orders() / (variation * variation));
    double clicksBySpend = known.clicks() / known.spend();
    double orderValue = known.revenue() / known.orders();
    return () ->
        clicksBySpend
            * traffic.getAsDouble()
            * conversion.getAsDouble()
            * orderValue
            * value.getAsDouble();
  }

  double quantile(int candidate, double probability) {
    return new Quantiles(returns[candidate]).linear(probability);
  }

  /** The share of draws in which each is the best. */
  double[] best() {
    double[] best = new double[returns.length];
    for (int draw = 0; draw < draws; draw++) {
      int highest = 0;
      for (int i = 1; i < returns.length; i++) {
        if (returns[i][draw] > returns[highest][draw]) {
          highest = i;
        }
      }
      best[highest] += 1.0 / draws;
    }
    return best;
  }

  /** The share of draws in which one is better than another. */
  double beats(int one, int other) {
    int wins = 0;
    for (int draw = 0; draw < draws; draw++) {
      wins += returns[one][draw] > returns[other][draw] ? 1 : 0;
    }
    return (double) wins / draws;
  }
}
