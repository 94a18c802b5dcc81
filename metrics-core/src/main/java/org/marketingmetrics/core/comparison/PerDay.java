package org.marketingmetrics.core.comparison;

import java.math.BigDecimal;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.PeriodAlignment;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Quantity;

/** Sums over unequal lengths are compared per day (domain rules E9); ratios are as they are. */
final class PerDay {
  private PerDay() {}

  static ComparePeriods.Change change(
      Definition definition,
      Arm later,
      Arm earlier,
      Difference difference,
      PeriodAlignment alignment) {
    Quantity one = later.value().numerator();
    Quantity other = earlier.value().numerator();
    boolean bySum = definition instanceof Measure && alignment.comparesPerDay();
    if (!bySum || one == null || other == null || difference.estimate().difference() == null) {
      return new ComparePeriods.Change(definition, later, earlier, difference, null, null);
    }
    ExactRatio laterPerDay = perDay(one, alignment.base());
    ExactRatio earlierPerDay = perDay(other, alignment.comparison());
    ExactRatio moved = laterPerDay.minus(earlierPerDay);
    Difference.Estimate estimate =
        new Difference.Estimate(
            moved.doubleValue(),
            null,
            earlierPerDay.signum() > 0 ? moved.over(earlierPerDay).doubleValue() : null,
            null);
    return new ComparePeriods.Change(
        definition,
        later,
        earlier,
        difference.with(estimate),
        laterPerDay.doubleValue(),
        earlierPerDay.doubleValue());
  }

  private static ExactRatio perDay(Quantity sum, DateRange days) {
    return ExactRatio.of(sum.number(), BigDecimal.valueOf(days.days()));
  }
}
