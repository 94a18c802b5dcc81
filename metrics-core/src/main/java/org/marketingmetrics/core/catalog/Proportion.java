package org.marketingmetrics.core.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.Wilson;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** Whether two counts are successes and trials, and their interval if they are. */
public final class Proportion {
  private Proportion() {}

  /**
   * Why the pair is no proportion, or null when it is one. NOT_BINOMIAL (money, fractional counts)
   * goes before VIOLATION (outside of 0 to 1).
   */
  public static @Nullable IntervalAbsence absence(Quantity successes, Quantity trials) {
    if (!isWhole(successes) || !isWhole(trials)) {
      return IntervalAbsence.NOT_BINOMIAL;
    }
    BigDecimal number = successes.number();
    boolean inside = number.signum() >= 0 && number.compareTo(trials.number()) <= 0;
    return inside ? null : IntervalAbsence.VIOLATION;
  }

  private static boolean isWhole(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Count count -> !count.fractional() && count.number().scale() <= 0;
      case Quantity.Money money -> false;
    };
  }

  /** The Wilson interval of a pair that {@link #absence} lets pass and whose trials are not 0. */
  public static Interval wilson(Quantity successes, Quantity trials, double confidence) {
    return Wilson.interval(
        successes.number().doubleValue(), trials.number().doubleValue(), confidence);
  }

  /** The warnings, with BINOMIAL_ASSUMED among them. */
  public static List<Warning> withBinomialAssumed(List<Warning> warnings) {
    if (warnings.stream().anyMatch(warning -> warning.code() == WarningCode.BINOMIAL_ASSUMED)) {
      return warnings;
    }
    List<Warning> more = new ArrayList<>(warnings);
    more.add(Warning.of(WarningCode.BINOMIAL_ASSUMED));
    return more;
  }
}
