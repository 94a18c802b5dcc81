package org.marketingmetrics.core.comparison;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.Overdispersion;
import org.marketingmetrics.core.statistics.RatioEstimate;
import org.marketingmetrics.core.statistics.Trials;
import org.marketingmetrics.core.value.MetricValue;

/**
 * One side of a comparison.
 *
 * @param value in its envelope, with the interval the comparison uses
 * @param trials as successes in trials; null when it is no proportion
 * @param effective the trials with the weight that their dispersion leaves them; null as {@code
 *     trials}
 * @param samples unit by unit, by what the units are
 * @param obstacle why there is no sample; null where there is one or none is needed
 * @param dispersion how its rate varies between its units; null where it cannot be told
 */
public record Arm(
    MetricValue value,
    @Nullable Trials trials,
    @Nullable Trials effective,
    Map<Unit, UnitSample> samples,
    @Nullable UnitObstacle obstacle,
    @Nullable Overdispersion dispersion) {
  public Arm {
    samples = Map.copyOf(samples);
  }

  /** True when there is a number to compare. */
  public boolean hasValue() {
    return value.value() != null;
  }

  /** A side read from rows. */
  static Arm of(
      MetricValue value,
      @Nullable Trials trials,
      Map<Unit, UnitSample> samples,
      @Nullable UnitObstacle obstacle,
      @Nullable Overdispersion dispersion) {
    Trials effective =
        trials != null && dispersion != null && dispersion.isOverdispersed()
            ? trials.effective(dispersion.widening())
            : trials;
    return new Arm(value, trials, effective, samples, obstacle, dispersion);
  }

  /** True when its rate varies by more than chance from unit to unit. */
  boolean isOverdispersed() {
    return dispersion != null && dispersion.isOverdispersed();
  }

  /** The ratio with its variance, in the unit of the value; null when such units give none. */
  @Nullable RatioEstimate estimate(Unit unit) {
    UnitSample sample = samples.get(unit);
    return sample == null
        ? null
        : RatioEstimate.of(sample.sums()).map(ratio -> ratio.times(value.scale())).orElse(null);
  }

  /** How many units there are, or trials where no unit is named; 0 when there are none. */
  double size(@Nullable Unit unit) {
    if (unit == null) {
      return trials == null ? 0 : trials.trials();
    }
    UnitSample sample = samples.get(unit);
    return sample == null ? 0 : sample.sums().units();
  }
}
