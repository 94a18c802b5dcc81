package org.marketingmetrics.core.advice.email;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.Trialing;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.statistics.NormalLaw;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/** Rates beside their references: the level exactly, the proof by the interval. */
final class RateStandings {
  private final Map<MetricId, RateStanding> byMetric = new LinkedHashMap<>();
  private final Map<MetricId, MetricValue> values;

  RateStandings(Map<MetricId, MetricValue> values, Map<MetricId, MailReference> references) {
    this.values = values;
    for (MetricId metric : MailRates.ALL) {
      MetricValue value = java.util.Objects.requireNonNull(values.get(metric));
      byMetric.put(metric, standing(metric, value, references.get(metric)));
    }
  }

  List<RateStanding> all() {
    return List.copyOf(byMetric.values());
  }

  RateStanding of(MetricId metric) {
    return java.util.Objects.requireNonNull(byMetric.get(metric));
  }

  @Nullable Level level(MetricId metric) {
    return of(metric).level();
  }

  boolean isSettled(MetricId metric) {
    return of(metric).isSettled();
  }

  /** Messages that were delivered. */
  long messages() {
    Quantity delivered = of(MailRates.CTR).value().denominator();
    return delivered == null ? 0 : delivered.number().longValue();
  }

  private RateStanding standing(
      MetricId metric, MetricValue value, @Nullable MailReference reference) {
    Quantity numerator = value.numerator();
    Quantity denominator = value.denominator();
    if (reference == null || value.value() == null || numerator == null || denominator == null) {
      return new RateStanding(metric, value, reference, null, null, null);
    }
    ExactRatio exact = ExactRatio.of(numerator.number(), denominator.number());
    boolean low = exact.compareTo(ExactRatio.of(reference.threshold())) < 0;
    Proof proof = proof(value.interval(), reference.threshold());
    return new RateStanding(
        metric,
        value,
        reference,
        low ? Level.LOW : Level.OK,
        proof,
        proof == Proof.UNCERTAIN ? messagesToSettle(metric, value, reference) : Long.valueOf(0));
  }

  private static Proof proof(@Nullable Interval interval, BigDecimal threshold) {
    if (interval == null) {
      return Proof.UNCERTAIN;
    }
    if (new BigDecimal(interval.upper()).compareTo(threshold) < 0) {
      return Proof.BELOW;
    }
    return new BigDecimal(interval.lower()).compareTo(threshold) > 0
        ? Proof.ABOVE
        : Proof.UNCERTAIN;
  }

  /**
   * How many more messages would make the interval as narrow as the rate itself, by the normal
   * approximation 2z·√(p(1−p)/n) = p; 0 when it is; null for a rate of 0, which never is.
   */
  @Nullable Long messagesToNarrow(MetricId metric) {
    MetricValue value = of(metric).value();
    Interval interval = value.interval();
    Quantity trials = value.denominator();
    Double rate = value.value();
    if (interval == null || trials == null || rate == null || rate == 0) {
      return null;
    }
    if (interval.upper() - interval.lower() <= rate) {
      return 0L;
    }
    double z = NormalLaw.twoSided(interval.confidence());
    return messages(metric, 4 * z * z * (1 - rate) / rate - trials.number().doubleValue());
  }

  /** Trials of the rate, counted in messages: of the click-to-open rate the trial is an opener. */
  private @Nullable Long messagesToSettle(
      MetricId metric, MetricValue value, MailReference reference) {
    Interval interval = value.interval();
    Quantity trials = value.denominator();
    if (value.value() == null || interval == null || trials == null) {
      return null;
    }
    double z = NormalLaw.twoSided(interval.confidence());
    double needed = Trialing.toSettle(value.value(), reference.threshold().doubleValue(), z);
    return messages(metric, needed - trials.number().doubleValue());
  }

  private @Nullable Long messages(MetricId metric, double trials) {
    double more = Math.max(1, Math.ceil(trials));
    if (metric.equals(MailRates.CTOR)) {
      MetricValue openRate = values.get(MailRates.OPEN_RATE_DELIVERED);
      Double opened = openRate == null ? null : openRate.value();
      more = opened == null || opened == 0 ? Double.POSITIVE_INFINITY : Math.ceil(more / opened);
    }
    return more < Long.MAX_VALUE ? (long) more : null;
  }
}
