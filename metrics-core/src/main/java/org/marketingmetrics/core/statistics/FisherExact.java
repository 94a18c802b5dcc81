package org.marketingmetrics.core.statistics;

/**
 * Fisher's exact test of two proportions (Fisher 1935, The Design of Experiments), two-sided: the
 * probabilities of all tables with the same margins that are no more likely than the one observed,
 * with R's allowance of 1e-7 for ties (domain rules E3).
 *
 * <p>Domain: whole counts up to 2^53. A table's probability comes from the deviance of its cells
 * and the error of Stirling's formula (Loader 2000, Fast and Accurate Computation of Binomial
 * Probabilities), so no factorial of a large number is subtracted from another: 10 digits up to
 * 10^12 trials, and the logarithm goes on below 1e-308. Work grows with the standard deviation of
 * the first cell, which is a quarter of a million for two halves of 10^12 trials.
 */
public final class FisherExact {
  /** How much more likely than the observed table a table may be to count as no more likely. */
  private static final double TIES = Math.log1p(1e-7);

  /** A term this much below the sum adds nothing to it. */
  private static final double NEGLIGIBLE = 1e-17;

  private final double first;
  private final double second;
  private final double successes;
  private final double lowest;
  private final double highest;

  private FisherExact(Trials one, Trials other) {
    this.first = one.trials();
    this.second = other.trials();
    this.successes = one.successes() + other.successes();
    this.lowest = Math.max(0, successes - second);
    this.highest = Math.min(first, successes);
  }

  /**
   * The test.
   *
   * @throws IllegalArgumentException when a count is not whole
   */
  public static PValue twoSided(Trials one, Trials other) {
    for (double count :
        new double[] {one.successes(), one.trials(), other.successes(), other.trials()}) {
      if (count != Math.rint(count)) {
        throw new IllegalArgumentException("not whole: " + count);
      }
    }
    return new FisherExact(one, other).tails(one.successes());
  }

  private PValue tails(double observed) {
    double mode =
        Math.clamp(
            Math.floor((first + 1) / (first + second + 2) * (successes + 1)), lowest, highest);
    double own = log(observed);
    if (log(mode) <= own + TIES) {
      return PValue.ONE;
    }
    double sum = 0;
    double left = edge(mode, lowest, -1, own);
    if (left >= lowest) {
      sum += leftTail(left, Math.exp(log(left) - own));
    }
    double right = edge(mode + 1, highest, 1, own);
    if (right <= highest) {
      sum += rightTail(right, Math.exp(log(right) - own));
    }
    return PValue.ofLog(own + Math.log(sum));
  }

  /**
   * The table nearest to the middle, towards the end, that is no more likely than the observed one;
   * beyond the end where there is none. Towards an end tables only become less likely.
   */
  private double edge(double middle, double end, double step, double own) {
    if ((end - middle) * step < 0 || log(end) > own + TIES) {
      return end + step;
    }
    double near = middle - step;
    double far = end;
    while (Math.abs(far - near) > 1) {
      double half = near + step * Math.floor(Math.abs(far - near) / 2);
      if (log(half) <= own + TIES) {
        far = half;
      } else {
        near = half;
      }
    }
    return far;
  }

  private double leftTail(double from, double probability) {
    double term = probability;
    double sum = 0;
    for (double k = from; k >= lowest && term > NEGLIGIBLE * sum; k--) {
      sum += term;
      term *= k / (successes - k + 1) * ((second - successes + k) / (first - k + 1));
    }
    return sum;
  }

  private double rightTail(double from, double probability) {
    double term = probability;
    double sum = 0;
    for (double k = from; k <= highest && term > NEGLIGIBLE * sum; k++) {
      sum += term;
      term *= (successes - k) / (k + 1) * ((first - k) / (second - successes + k + 1));
    }
    return sum;
  }

  /** The logarithm of the probability of a table, by its first cell. */
  private double log(double k) {
    double all = first + second;
    double failures = all - successes;
    double difference = Products.difference(k, all, first, successes) / all;
    double halfG =
        Products.excess(k, first / all * successes, difference)
            + Products.excess(first - k, first / all * failures, -difference)
            + Products.excess(successes - k, second / all * successes, -difference)
            + Products.excess(second - successes + k, second / all * failures, difference);
    return LogFactorial.rest(first)
        + LogFactorial.rest(second)
        + LogFactorial.rest(successes)
        + LogFactorial.rest(failures)
        - LogFactorial.rest(all)
        - LogFactorial.rest(k)
        - LogFactorial.rest(first - k)
        - LogFactorial.rest(successes - k)
        - LogFactorial.rest(second - successes + k)
        - halfG;
  }
}
