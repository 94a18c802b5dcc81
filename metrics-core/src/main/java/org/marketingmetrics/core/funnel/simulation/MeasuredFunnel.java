package org.marketingmetrics.core.funnel.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.funnel.AnalyzeFunnel;
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/** A funnel as it was measured, as a simulation begins with it. */
final class MeasuredFunnel {
  private final Catalog catalog;
  private final List<Measure> steps;
  private final AnalyzeFunnel.Result funnel;
  private final Set<Premise> premises = EnumSet.noneOf(Premise.class);

  MeasuredFunnel(Catalog catalog, List<Measure> steps, AnalyzeFunnel.Result funnel) {
    this.catalog = catalog;
    this.steps = steps;
    this.funnel = funnel;
  }

  /** Steps without a count, or without a rate that can be moved. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (FunnelStep step : funnel.steps()) {
      MetricValue rate = step.stepRate();
      if (step.count().value() == null || (rate != null && rate.value() == null)) {
        missing.add(step.measure().id());
      }
    }
    return missing;
  }

  double first() {
    Double count = funnel.steps().getFirst().count().value();
    return count == null ? 0 : count;
  }

  String currency() {
    String currency = funnel.revenue().currency();
    return currency == null ? "" : currency;
  }

  List<Plan.StepRate> rates() {
    List<Plan.StepRate> rates = new ArrayList<>();
    for (int i = 1; i < steps.size(); i++) {
      MetricValue rate = java.util.Objects.requireNonNull(funnel.steps().get(i).stepRate());
      Estimate estimate = estimate(rate);
      boolean isShare = Shares.isShare(catalog, steps.get(i), steps.get(i - 1));
      rates.add(new Plan.StepRate(estimate, isShare && estimate.point() <= 1));
    }
    return rates;
  }

  private Estimate estimate(MetricValue rate) {
    Quantity numerator = rate.numerator();
    Quantity denominator = rate.denominator();
    if (rate.interval() != null && numerator != null && denominator != null) {
      premises.add(Premise.RATES_FROM_COUNTS);
      return new Estimate.Counted(
          numerator.number().doubleValue(), denominator.number().doubleValue());
    }
    premises.add(Premise.RATE_WITHOUT_INTERVAL_FIXED);
    return new Estimate.Exact(rate.value() == null ? 0 : rate.value());
  }

  /** Null when there is no revenue beside the last step. */
  @Nullable Estimate orderValue() {
    Double value = funnel.revenuePerLastStep().value();
    return value == null ? null : new Estimate.Exact(value);
  }

  /** What the estimates given so far take for granted. */
  Set<Premise> premises() {
    return premises;
  }
}
