package org.marketingmetrics.core.funnel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.IntervalRule;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** The arithmetic of aggregate funnels (domain rules C1). Pure. */
public final class FunnelCalculator {
  private final PairRate rates;
  private final double confidence;

  /**
   * A calculator.
   *
   * @param confidence level of intervals, above 0 and below 1
   */
  public FunnelCalculator(Catalog catalog, double confidence) {
    this.rates = new PairRate(catalog);
    this.confidence = confidence;
  }

  /**
   * The steps with their rates.
   *
   * @param counts at least one, first step first
   * @param warnings that hold for every value
   * @param quality what the counts are made of; null for numbers given by the caller
   */
  public List<FunnelStep> steps(
      List<StepCount> counts, List<Warning> warnings, @Nullable DataQuality quality) {
    List<FunnelStep> steps = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      StepCount previous = i == 0 ? null : counts.get(i - 1);
      steps.add(step(counts.get(0), previous, counts.get(i), warnings, quality));
    }
    return steps;
  }

  private FunnelStep step(
      StepCount first,
      @Nullable StepCount previous,
      StepCount step,
      List<Warning> warnings,
      @Nullable DataQuality quality) {
    MetricValue overall = rates.of(step, first, context(step, first, warnings, quality));
    MetricValue count = count(step, context(step, step, warnings, quality));
    if (previous == null) {
      return new FunnelStep(
          step.measure(),
          count,
          null,
          PairRate.withoutInterval(overall),
          null,
          null,
          null,
          List.of());
    }
    MetricValue rate = rates.of(step, previous, context(step, previous, warnings, quality));
    BigDecimal dropOff = dropOff(previous.count(), step.count());
    boolean violated = dropOff != null && dropOff.signum() < 0;
    return new FunnelStep(
        step.measure(),
        count,
        rate,
        overall,
        dropOff,
        rate.value() == null ? null : 1 - rate.value(),
        violated ? Violation.of(previous.measure().id(), step.measure().id()) : null,
        StepBasis.warnings(previous, step));
  }

  /** Both sides give the basis; sources cross only where the two sides come from different ones. */
  private ValueContext context(
      StepCount step, StepCount base, List<Warning> warnings, @Nullable DataQuality quality) {
    List<Warning> own =
        step.sources().equals(base.sources())
            ? warnings.stream()
                .filter(warning -> warning.code() != WarningCode.CROSS_SOURCE)
                .toList()
            : warnings;
    Basis basis = base.basis().overriddenBy(step.basis());
    return new ValueContext(basis, confidence, own, quality, IntervalRule.FUNNEL);
  }

  private static MetricValue count(StepCount step, ValueContext context) {
    return step.nullReason() == null
        ? MetricCalculator.measure(step.measure(), step.count(), context)
        : MetricCalculator.absent(
            step.measure(), step.nullReason(), step.nullDetail(), null, null, context);
  }

  private static @Nullable BigDecimal dropOff(
      @Nullable Quantity previous, @Nullable Quantity step) {
    return previous == null || step == null ? null : previous.number().subtract(step.number());
  }

  /**
   * An amount by the count of a step: revenue by first or last step. It is the catalogue's metric
   * where the pair is one ({@code aov}), else it has no definition.
   */
  public MetricValue perStep(
      Measure measure,
      @Nullable Quantity amount,
      Measure step,
      @Nullable Quantity count,
      ValueContext context) {
    return rates.of(measure, amount, step, count, context);
  }

  /** The worst step by lowest rate and by largest loss, as far as there is one. */
  public static List<WorstStep> worstSteps(List<FunnelStep> steps) {
    List<WorstStep> worst = new ArrayList<>();
    worst(steps, WorstStep.Rule.LOWEST_RATE).ifPresent(worst::add);
    worst(steps, WorstStep.Rule.LARGEST_LOSS).ifPresent(worst::add);
    return worst;
  }

  private static Optional<WorstStep> worst(List<FunnelStep> steps, WorstStep.Rule rule) {
    WorstStep worst = null;
    for (int i = 1; i < steps.size(); i++) {
      FunnelStep step = steps.get(i);
      if (step.stepRate() == null || step.stepRate().value() == null || step.dropOff() == null) {
        continue;
      }
      boolean byRate = rule == WorstStep.Rule.LOWEST_RATE;
      if (!byRate && step.dropOff().signum() <= 0) {
        continue;
      }
      double value = byRate ? step.stepRate().value() : step.dropOff().doubleValue();
      boolean worse = worst == null || (byRate ? value < worst.value() : value > worst.value());
      if (worse) {
        worst = new WorstStep(rule, i, value, null);
      }
    }
    return Optional.ofNullable(worst);
  }

  /** The catalogue's metric that a pair of measures is, if it is one. */
  public Optional<Metric> metricOf(Measure step, Measure base) {
    return rates.metric(step, base);
  }
}
