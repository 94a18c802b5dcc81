package org.marketingmetrics.core.event.funnel;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.Wilson;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.NullReason;

/**
 * The share of those at one step who reached another.
 *
 * @param numerator who reached the later step
 * @param denominator who reached the earlier one
 * @param value the fraction; null with a reason
 * @param interval Wilson's, people being independent trials; null with an absence
 * @param intervalAbsence NOT_BINOMIAL for attempts, of which one person makes several
 * @param nullReason ZERO_DENOMINATOR
 */
public record StepRate(
    long numerator,
    long denominator,
    @Nullable Double value,
    @Nullable Interval interval,
    @Nullable IntervalAbsence intervalAbsence,
    @Nullable NullReason nullReason) {
  /** The rate of whole counts. */
  static StepRate of(long numerator, long denominator, FunnelCounting counting, double confidence) {
    if (denominator == 0) {
      return new StepRate(numerator, 0, null, null, null, NullReason.ZERO_DENOMINATOR);
    }
    double value = (double) numerator / denominator;
    if (counting == FunnelCounting.TOTALS) {
      return new StepRate(numerator, denominator, value, null, IntervalAbsence.NOT_BINOMIAL, null);
    }
    Interval interval = Wilson.interval(numerator, denominator, confidence);
    return new StepRate(numerator, denominator, value, interval, null, null);
  }
}
