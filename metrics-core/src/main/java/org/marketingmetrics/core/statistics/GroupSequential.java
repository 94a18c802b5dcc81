package org.marketingmetrics.core.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Bounds for data that are looked at several times by a plan, so that the chance to be outside of
 * any of them without a difference stays the stated error: error spending by Lan and DeMets 1983
 * (Biometrika 70, 659-663), two-sided and symmetric, computed as in Jennison and Turnbull 2000,
 * Group Sequential Methods with Applications to Clinical Trials, ch. 7 and 19.
 *
 * <p>Domain: statistics that are normal at every look, as those of {@link PooledTest} and {@link
 * RatioDifference} are on enough data; the shares of the data are known beforehand or at least not
 * chosen by what the data showed. Bounds are good to 1e-7.
 *
 * @param alpha error over all looks, two-sided
 * @param shares share of all data that is there at each look, rising, above 0, the last at most 1
 * @param bounds in standard errors, by look
 */
public record GroupSequential(double alpha, List<Double> shares, List<Double> bounds) {
  /** Most looks of one plan: daily for two months. */
  public static final int MOST_LOOKS = 60;

  /**
   * Less error than this is spent as if no earlier look had spent any, which errs on the safe side.
   */
  private static final double TINY = 1e-13;

  public GroupSequential {
    shares = List.copyOf(shares);
    bounds = List.copyOf(bounds);
  }

  /** The bounds of a plan. */
  public static GroupSequential of(double alpha, List<Double> shares, AlphaSpending spending) {
    require(alpha, shares);
    ScoreWalk walk = new ScoreWalk(0);
    double[] bounds = new double[shares.size()];
    double spent = 0;
    for (int look = 0; look < bounds.length; look++) {
      double share = shares.get(look);
      double target = spending.spent(alpha, share) - spent;
      double score = bound(walk, share, target);
      bounds[look] = score / Math.sqrt(share);
      spent += target;
      if (look + 1 < bounds.length) {
        walk.advance(score, share, shares.get(look + 1));
      }
    }
    return new GroupSequential(alpha, shares, Arrays.stream(bounds).boxed().toList());
  }

  private static void require(double alpha, List<Double> shares) {
    boolean good = alpha > 0 && alpha < 1 && !shares.isEmpty() && shares.size() <= MOST_LOOKS;
    double before = 0;
    for (double share : shares) {
      good &= share > before && share <= 1;
      before = share;
    }
    if (!good) {
      throw new IllegalArgumentException("no plan of looks: %s %s".formatted(alpha, shares));
    }
  }

  /**
   * The score outside of which the walk is with the target's chance; Newton's steps in logarithms.
   */
  private static double bound(ScoreWalk walk, double share, double target) {
    double bound = NormalLaw.upperQuantile(target / 2) * Math.sqrt(share);
    if (target < TINY) {
      return bound;
    }
    for (int i = 0; i < 60; i++) {
      double chance = walk.crossing(bound, share);
      double step = (Math.log(chance) - Math.log(target)) * chance / walk.density(bound, share);
      bound = Math.max(bound / 4, bound + step);
      if (Math.abs(step) < 1e-10) {
        return bound;
      }
    }
    return bound;
  }

  /** The bound of the last look. */
  public double last() {
    return bounds.getLast();
  }

  /**
   * The chance to be outside of a bound by the last look.
   *
   * @param drift mean of the statistic when all data are there, in standard errors of then
   */
  public double power(double drift) {
    ScoreWalk walk = new ScoreWalk(drift);
    double power = 0;
    for (int look = 0; look < bounds.size(); look++) {
      double share = shares.get(look);
      double score = bounds.get(look) * Math.sqrt(share);
      power += walk.crossing(score, share);
      if (look + 1 < bounds.size()) {
        walk.advance(score, share, shares.get(look + 1));
      }
    }
    return power;
  }

  /**
   * By how much the data of a plan with one look have to grow so that this plan has the same power,
   * if it goes to its end.
   */
  public double inflation(double power) {
    double once = NormalLaw.upperQuantile(alpha / 2) + NormalLaw.quantile(power);
    double low = 0.5 * once;
    double high = 3 * once;
    while (high - low > 1e-9 * once) {
      double middle = (low + high) / 2;
      if (power(middle) < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low / once * (low / once);
  }
}
