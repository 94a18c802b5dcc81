package org.marketingmetrics.core.value;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;

/**
 * The answer envelope: one number of one definition, and all that is needed to trust it or not.
 *
 * @param definition id of the measure or metric
 * @param version version of the definition
 * @param value the number: a fraction for rates, units of {@code currency} for money; null with a
 *     {@code nullReason}
 * @param currency ISO code when the value is money, else null
 * @param numerator exact sum; for a measure the measure's own sum; null when not computable
 * @param denominator exact sum; null for a measure
 * @param scale the value is scale times numerator over denominator (1, or 1000 for per-mille costs)
 * @param interval confidence interval; null with an {@code intervalAbsence}, or for a measure
 * @param intervalAbsence why there is no interval; null where there is one or none is meant to be
 * @param nullReason why the value is null
 * @param nullDetail what would make it a value
 * @param basis the identity fields the rows used agree on
 * @param warnings in the order found, each code once
 * @param quality what the answer is made of; null for values computed from given numbers
 */
public record MetricValue(
    String definition,
    int version,
    @Nullable Double value,
    @Nullable String currency,
    @Nullable Quantity numerator,
    @Nullable Quantity denominator,
    int scale,
    @Nullable Interval interval,
    @Nullable IntervalAbsence intervalAbsence,
    @Nullable NullReason nullReason,
    NullDetail nullDetail,
    Basis basis,
    List<Warning> warnings,
    @Nullable DataQuality quality) {
  public MetricValue {
    warnings = List.copyOf(warnings);
  }

  /** The same with other warnings. */
  public MetricValue withWarnings(List<Warning> newWarnings) {
    return new MetricValue(
        definition,
        version,
        value,
        currency,
        numerator,
        denominator,
        scale,
        interval,
        intervalAbsence,
        nullReason,
        nullDetail,
        basis,
        newWarnings,
        quality);
  }

  /** The same with another interval. */
  public MetricValue withInterval(Interval newInterval) {
    return new MetricValue(
        definition,
        version,
        value,
        currency,
        numerator,
        denominator,
        scale,
        newInterval,
        null,
        nullReason,
        nullDetail,
        basis,
        warnings,
        quality);
  }
}
