package org.marketingmetrics.core.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.value.ExactRatio;

/**
 * A change of a product of factors split into what each factor did (domain rules E8, drivers).
 *
 * <p>Where all factors are above 0 by the additive logarithmic mean Divisia index (Ang 2005, Energy
 * Policy 33, 867-871): the effect of a factor is L(after, before)·ln(factor after / factor before)
 * with the logarithmic mean L. Else by Shapley's value, the mean over all orders in which the
 * factors may change (Shapley 1953; Shorrocks 2013, Journal of Economic Inequality 11, 99-126), in
 * exact fractions. Both sum to the change.
 *
 * <p>Domain: 1 to {@link #MOST_FACTORS} factors. The logarithmic effects sum to the change within a
 * few units in the last place of the largest.
 *
 * @param from the product before
 * @param to the product after
 * @param method which of the two
 * @param effects by factor, in order
 */
public record DriverDecomposition(
    ExactRatio from, ExactRatio to, Method method, List<Double> effects) {
  /** Most factors; Shapley's value takes two to that power. */
  public static final int MOST_FACTORS = 12;

  public DriverDecomposition {
    effects = List.copyOf(effects);
  }

  /** How a change was split. */
  public enum Method {
    LMDI,
    SHAPLEY
  }

  /** Splits a change. */
  public static DriverDecomposition of(List<DriverFactor> factors) {
    if (factors.isEmpty() || factors.size() > MOST_FACTORS) {
      throw new IllegalArgumentException("no product of " + factors.size() + " factors");
    }
    ExactRatio from = product(factors.stream().map(DriverFactor::from).toList());
    ExactRatio to = product(factors.stream().map(DriverFactor::to).toList());
    boolean allPositive =
        factors.stream().allMatch(factor -> factor.from().signum() > 0 && factor.to().signum() > 0);
    return allPositive
        ? new DriverDecomposition(from, to, Method.LMDI, divisia(factors, from, to))
        : new DriverDecomposition(from, to, Method.SHAPLEY, shapley(factors));
  }

  private static ExactRatio product(List<ExactRatio> numbers) {
    return numbers.stream().reduce(ExactRatio.of(BigDecimal.ONE), ExactRatio::times);
  }

  private static List<Double> divisia(List<DriverFactor> factors, ExactRatio from, ExactRatio to) {
    double log = logRatio(to, from);
    double mean = log == 0 ? from.doubleValue() : to.minus(from).doubleValue() / log;
    return factors.stream().map(factor -> mean * logRatio(factor.to(), factor.from())).toList();
  }

  /** ln(a/b), without losing digits where the two are close. */
  private static double logRatio(ExactRatio a, ExactRatio b) {
    double growth = a.minus(b).over(b).doubleValue();
    return growth > -0.5 ? Math.log1p(growth) : Math.log(a.over(b).doubleValue());
  }

  private static List<Double> shapley(List<DriverFactor> factors) {
    List<Double> effects = new ArrayList<>();
    for (int own = 0; own < factors.size(); own++) {
      effects.add(shapley(factors, own).doubleValue());
    }
    return effects;
  }

  /**
   * Over all sets of the other factors that may have changed before: the step, times its chance.
   */
  private static ExactRatio shapley(List<DriverFactor> factors, int own) {
    int size = factors.size();
    ExactRatio sum = ExactRatio.of(BigDecimal.ZERO);
    for (int changed = 0; changed < 1 << size; changed++) {
      if ((changed & 1 << own) == 0) {
        ExactRatio others = ExactRatio.of(BigDecimal.ONE);
        for (int i = 0; i < size; i++) {
          if (i != own) {
            DriverFactor factor = factors.get(i);
            others = others.times((changed & 1 << i) != 0 ? factor.to() : factor.from());
          }
        }
        sum = sum.plus(others.times(chance(Integer.bitCount(changed), size)));
      }
    }
    return sum.times(factors.get(own).to().minus(factors.get(own).from()));
  }

  /** Of all orders of the factors the share in which just these came before: k!(n-k-1)!/n!. */
  private static ExactRatio chance(int before, int size) {
    ExactRatio chance = ExactRatio.of(BigDecimal.ONE);
    for (int i = 1; i <= before; i++) {
      chance = chance.times(ExactRatio.of(BigDecimal.valueOf(i), BigDecimal.valueOf(size - i)));
    }
    return chance.times(ExactRatio.of(BigDecimal.ONE, BigDecimal.valueOf(size)));
  }
}
