package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.statistics.RatioEstimate;
import org.marketingmetrics.core.statistics.Trials;
import org.marketingmetrics.core.statistics.Wilson;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** The interval of one side: as wide as its dispersion and the looks make it, or from its units. */
final class ArmIntervals {
  private ArmIntervals() {}

  /** The side with the interval that its comparison goes with. */
  static Arm of(Arm arm, TestSettings settings, LookRule looks) {
    if (!arm.hasValue()) {
      return arm;
    }
    Trials effective = arm.effective();
    boolean byUnits =
        switch (settings.units()) {
          case MESSAGE, DAY -> true;
          case AUTO, NONE -> effective == null;
        };
    for (Unit unit : Unit.values()) {
      RatioEstimate estimate = byUnits ? arm.estimate(unit) : null;
      if (estimate != null) {
        return with(
            arm,
            estimate.interval(looks.ofOne((double) estimate.units())),
            ofUnits(estimate, unit));
      }
    }
    if (effective == null || effective.trials() == 0) {
      return arm;
    }
    Interval wilson = Wilson.interval(effective, looks.ofOne(effective.trials()));
    return with(
        arm, wilson, arm.isOverdispersed() ? List.of(WarningCode.OVERDISPERSED) : List.of());
  }

  private static List<WarningCode> ofUnits(RatioEstimate estimate, Unit unit) {
    List<WarningCode> codes = new ArrayList<>();
    if (estimate.units() < RatioEstimate.ENOUGH_UNITS) {
      codes.add(WarningCode.DELTA_SMALL_SAMPLE);
    }
    if (unit == Unit.DAY) {
      codes.add(WarningCode.UNITS_ARE_DAYS);
    }
    return codes;
  }

  private static Arm with(Arm arm, Interval interval, List<WarningCode> codes) {
    List<Warning> warnings = new ArrayList<>(arm.value().warnings());
    // What is no proportion by this interval is not assumed to be one.
    if (interval.method() != Interval.Method.WILSON) {
      warnings.removeIf(warning -> warning.code() == WarningCode.BINOMIAL_ASSUMED);
    }
    codes.forEach(code -> warnings.add(Warning.of(code)));
    MetricValue value = arm.value().withInterval(interval).withWarnings(warnings);
    return new Arm(
        value, arm.trials(), arm.effective(), arm.samples(), arm.obstacle(), arm.dispersion());
  }
}
