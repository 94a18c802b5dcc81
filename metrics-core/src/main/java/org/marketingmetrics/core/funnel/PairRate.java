package org.marketingmetrics.core.funnel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.Proportion;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;

/**
 * One measure over another. A pair that the catalogue knows is its metric, with that metric's kind
 * of interval; any other pair is a proportion by assumption, unless one thing can bring several of
 * the step (domain rules C1).
 */
final class PairRate {
  /** The definition of a pair that is no metric of the catalogue; it has no version. */
  static final String UNNAMED = "";

  private static final int NO_VERSION = 0;

  private final Catalog catalog;

  PairRate(Catalog catalog) {
    this.catalog = catalog;
  }

  Optional<Metric> metric(Measure step, Measure base) {
    return catalog.quotient(step, base);
  }

  /** A step over its base; null for the reason for which one of the two is. */
  MetricValue of(StepCount step, StepCount base, ValueContext context) {
    MetricValue rate = of(step.measure(), step.count(), base.measure(), base.count(), context);
    StepCount absent = step.nullReason() == null ? base : step;
    return absent.nullReason() == null
        ? rate
        : because(rate, absent.nullReason(), absent.nullDetail());
  }

  /** A null for another reason. */
  static MetricValue because(MetricValue value, NullReason reason, NullDetail detail) {
    return new MetricValue(
        value.definition(),
        value.version(),
        null,
        null,
        value.numerator(),
        value.denominator(),
        value.scale(),
        null,
        null,
        reason,
        detail,
        value.basis(),
        value.warnings(),
        value.quality());
  }

  MetricValue of(
      Measure step,
      @Nullable Quantity count,
      Measure base,
      @Nullable Quantity baseCount,
      ValueContext context) {
    Optional<Metric> metric = metric(step, base);
    if (metric.isPresent()) {
      return MetricCalculator.metric(metric.get(), count, baseCount, context);
    }
    if (count == null || baseCount == null) {
      return unnamed(null, count, baseCount, null, null, NullReason.NO_DATA, context);
    }
    if (baseCount.number().signum() == 0) {
      return unnamed(null, count, baseCount, null, null, NullReason.ZERO_DENOMINATOR, context);
    }
    double value = MetricCalculator.exact(count, baseCount, 1).doubleValue();
    IntervalAbsence absence =
        step.repeats() ? IntervalAbsence.NOT_BINOMIAL : Proportion.absence(count, baseCount);
    if (absence != null) {
      return unnamed(value, count, baseCount, null, absence, null, context);
    }
    List<Warning> warnings = Proportion.withBinomialAssumed(context.warnings());
    Interval interval = Proportion.wilson(count, baseCount, context.confidence());
    return unnamed(value, count, baseCount, interval, null, null, context.withWarnings(warnings));
  }

  private static MetricValue unnamed(
      @Nullable Double value,
      @Nullable Quantity count,
      @Nullable Quantity base,
      @Nullable Interval interval,
      @Nullable IntervalAbsence absence,
      @Nullable NullReason reason,
      ValueContext context) {
    String currency =
        count instanceof Quantity.Money money && !(base instanceof Quantity.Money)
            ? money.currency()
            : null;
    return new MetricValue(
        UNNAMED,
        NO_VERSION,
        value,
        value == null ? null : currency,
        count,
        base,
        1,
        interval,
        absence,
        reason,
        NullDetail.NONE,
        context.basis(),
        context.warnings(),
        context.quality());
  }

  /** The rate of a first step over itself: no trial, so no interval. */
  static MetricValue withoutInterval(MetricValue rate) {
    return new MetricValue(
        UNNAMED,
        NO_VERSION,
        rate.value(),
        rate.currency(),
        rate.numerator(),
        rate.denominator(),
        rate.scale(),
        null,
        null,
        rate.nullReason(),
        rate.nullDetail(),
        rate.basis(),
        rate.warnings().stream()
            .filter(
                warning ->
                    warning.code() != org.marketingmetrics.core.value.WarningCode.BINOMIAL_ASSUMED)
            .toList(),
        rate.quality());
  }
}
