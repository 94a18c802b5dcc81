package org.marketingmetrics.core.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Proportion;
import org.marketingmetrics.core.channeldata.rows.MetricAnswer;
import org.marketingmetrics.core.statistics.Trials;
import org.marketingmetrics.core.statistics.UnitSums;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/** The units of one side, as they are read. */
final class UnitTally {
  private final List<Trials> trials = new ArrayList<>();
  private UnitSums sums = UnitSums.NONE;
  private boolean complete = true;
  private boolean binomial = true;

  void add(MetricAnswer.Sides sides) {
    Quantity denominator = sides.denominator();
    if (denominator == null) {
      complete = false;
      return;
    }
    BigDecimal y = sides.numerator().number();
    BigDecimal x = denominator.number();
    sums = sums.plus(UnitSums.of(y, x));
    if (Proportion.absence(sides.numerator(), denominator) == null) {
      trials.add(new Trials(y.doubleValue(), x.doubleValue()));
    } else {
      binomial = false;
    }
  }

  /** A part of the side is not made of such units. */
  void markIncomplete() {
    complete = false;
  }

  /** Why these are not the units of the total; null when they are. */
  @Nullable UnitObstacle obstacle(MetricValue total) {
    Quantity numerator = total.numerator();
    Quantity denominator = total.denominator();
    if (!complete
        || numerator == null
        || denominator == null
        || numerator.number().compareTo(sums.sumY()) != 0
        || denominator.number().compareTo(sums.sumX()) != 0) {
      return UnitObstacle.DO_NOT_ADD_UP;
    }
    return sums.units() < 2 ? UnitObstacle.TOO_FEW : null;
  }

  UnitSample sample() {
    return new UnitSample(sums, binomial ? trials : List.of());
  }
}
