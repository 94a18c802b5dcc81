package org.marketingmetrics.core.funnel.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.Benchmark;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** What callers state of a funnel, as numbers that can be drawn. */
final class Estimates {
  private static final BigDecimal LOWER_QUARTILE = new BigDecimal("0.25");
  private static final BigDecimal UPPER_QUARTILE = new BigDecimal("0.75");

  private final Catalog catalog;
  private final BenchmarkCatalog benchmarks;
  private final List<Measure> steps;

  Estimates(Catalog catalog, BenchmarkCatalog benchmarks, List<Measure> steps) {
    this.catalog = catalog;
    this.benchmarks = benchmarks;
    this.steps = steps;
  }

  List<Plan.StepRate> rates(String field, List<Wanted> rates, Set<Premise> premises) {
    List<Plan.StepRate> estimates = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      estimates.add(rate("%s[%d]".formatted(field, i), i + 1, rates.get(i), premises));
    }
    return estimates;
  }

  private Plan.StepRate rate(String field, int step, Wanted wanted, Set<Premise> premises) {
    boolean isShare = Shares.isShare(catalog, steps.get(step), steps.get(step - 1));
    Metric metric = catalog.quotient(steps.get(step), steps.get(step - 1)).orElse(null);
    Estimate estimate = estimate(field, wanted, metric, premises);
    double highest = estimate instanceof Estimate.Between range ? range.upper() : estimate.point();
    if (isShare && highest > 1) {
      throw MetricsException.invalidField(
          field,
          "%s of %s cannot exceed 1; 3 %% is 0.03"
              .formatted(steps.get(step).id(), steps.get(step - 1).id()));
    }
    return new Plan.StepRate(estimate, isShare);
  }

  Estimate orderValue(String field, Wanted wanted, Set<Premise> premises) {
    return estimate(field, wanted, null, premises);
  }

  private Estimate estimate(
      String field, Wanted wanted, @Nullable Metric metric, Set<Premise> premises) {
    Estimate estimate =
        switch (wanted) {
          case Wanted.Value value -> new Estimate.Exact(value.number());
          case Wanted.Range range -> new Estimate.Between(range.lower(), range.upper());
          case Wanted.OfBenchmark named -> ofBenchmark(field, named.name(), metric);
        };
    double lowest = estimate instanceof Estimate.Between range ? range.lower() : estimate.point();
    if (lowest < 0) {
      throw MetricsException.invalidField(field, "%s is below 0".formatted(lowest));
    }
    if (estimate instanceof Estimate.Between) {
      premises.add(Premise.RANGES_EVEN);
    }
    return estimate;
  }

  private Estimate ofBenchmark(String field, String name, @Nullable Metric metric) {
    Benchmark benchmark =
        benchmarks
            .find(name)
            .orElseThrow(
                () ->
                    MetricsException.of(
                            ErrorReason.RESOURCE_NOT_FOUND,
                            "no benchmark '%s'; BenchmarkService.ListBenchmarks has all"
                                .formatted(name))
                        .with("name", name)
                        .build());
    if (metric == null || !benchmark.metrics().contains(metric.metric())) {
      throw MetricsException.of(
              ErrorReason.BENCHMARK_DEFINITION_MISMATCH,
              "%s: benchmark %s is of %s, the step is %s"
                  .formatted(
                      field,
                      name,
                      benchmark.metrics().getFirst().id(),
                      metric == null ? "no metric of the catalogue" : metric.id()))
          .with("benchmark", name)
          .with("metric", metric == null ? "" : metric.id())
          .build();
    }
    return switch (benchmark.reference()) {
      case Reference.Range range ->
          new Estimate.Between(range.lower().doubleValue(), range.upper().doubleValue());
      case Reference.Mean mean -> new Estimate.Exact(mean.mean().doubleValue());
      case Reference.Quantiles quantiles -> quartiles(field, quantiles);
      case Reference.Limit limit ->
          throw MetricsException.invalidField(
              field, "%s is a limit, which says nothing of what to expect".formatted(name));
    };
  }

  private static Estimate quartiles(String field, Reference.Quantiles quantiles) {
    BigDecimal lower = quantiles.at(LOWER_QUARTILE);
    BigDecimal upper = quantiles.at(UPPER_QUARTILE);
    if (lower == null || upper == null) {
      throw MetricsException.invalidField(
          field, "the benchmark does not reach to its quartiles; give a range");
    }
    return new Estimate.Between(lower.doubleValue(), upper.doubleValue());
  }

  List<Change> changes(List<SimulateFunnel.WantedChange> wanted, Plan plan, Set<Premise> premises) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      changes.add(change("changes[%d]".formatted(i), wanted.get(i), plan, premises));
    }
    for (int i = 0; i < changes.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (changes.get(i).step() == changes.get(j).step()) {
          throw MetricsException.invalidField(
              "changes[%d]".formatted(i), "moves what another change moves; name each once");
        }
      }
    }
    return changes;
  }

  private Change change(
      String field, SimulateFunnel.WantedChange wanted, Plan plan, Set<Premise> premises) {
    Measure measure = wanted.step();
    int step = measure == null ? Change.ORDER_VALUE : steps.indexOf(measure);
    if (measure != null && step < 1) {
      throw MetricsException.invalidField(
          field + ".step", "%s is no step behind the first of this funnel".formatted(measure.id()));
    }
    if (measure == null && plan.orderValue() == null) {
      throw MetricsException.invalidField(
          field + ".order_value", "there is no revenue whose value by order could move");
    }
    Double by = wanted.by();
    Wanted to = wanted.to();
    if (by != null) {
      requireBelowOne(field, step, by, plan);
      return new Change(step, new Change.Move.By(by));
    }
    if (to == null) {
      throw MetricsException.invalidField(field, "say to what, or by how much");
    }
    Estimate target =
        measure == null
            ? orderValue(field, to, premises)
            : rate(field, step, to, premises).estimate();
    return new Change(step, new Change.Move.To(target));
  }

  private static void requireBelowOne(String field, int step, double by, Plan plan) {
    if (step == Change.ORDER_VALUE) {
      return;
    }
    Plan.StepRate rate = plan.rates().get(step - 1);
    double moved = rate.estimate().point() * (1 + by);
    if (rate.isShare() && moved > 1) {
      throw MetricsException.invalidField(
          field + ".relative", "would lift a share to %s, above 1".formatted(moved));
    }
  }
}
