package org.marketingmetrics.core.advice.leak;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.GroupCounts;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.statistics.Quantiles;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/**
 * Finds, over all campaigns and steps of a funnel, where most is lost against a benchmark or the
 * median of the caller's own campaigns. All pairs are tested, and the probabilities are corrected
 * for that by Benjamini and Hochberg, as fits a screening (domain rules E3).
 */
public final class FindLeaks {
  private static final MeasureId REVENUE = new MeasureId("revenue");
  private static final BigDecimal MEDIAN = new BigDecimal("0.5");

  private final Catalog catalog;
  private final WorkspaceStore workspaces;
  private final FactsProvider facts;
  private final EvaluateBenchmark evaluate;
  private final WorkspaceBenchmarks benchmarks;
  private final java.time.Clock clock;

  /** The use case over its ports. */
  public FindLeaks(
      Catalog catalog,
      WorkspaceStore workspaces,
      FactsProvider facts,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      java.time.Clock clock) {
    this.catalog = catalog;
    this.workspaces = workspaces;
    this.facts = facts;
    this.evaluate = evaluate;
    this.benchmarks = benchmarks;
    this.clock = clock;
  }

  /**
   * A question.
   *
   * @param steps measures of the funnel, first step first
   * @param data broken down by one dimension, grain TOTAL
   * @param benchmarksFirst true to take benchmarks before own medians
   * @param scope where the data belong, for benchmarks
   * @param minimumBase pairs with a smaller base are left out
   * @param minimumGroups fewer make no median
   * @param confidence level of intervals; 1 less it is the error of the tests
   * @param most leaks to give
   */
  public record Request(
      List<Measure> steps,
      DataScope data,
      boolean benchmarksFirst,
      BenchmarkScope scope,
      long minimumBase,
      int minimumGroups,
      double confidence,
      int most) {
    public Request {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Finds them.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, UNKNOWN_DIMENSION, UNKNOWN_SOURCE, INVALID_FIELD,
   *     REVISION_NOT_REACHED
   */
  public Leaks run(Request request) {
    DataScope.Opened opened = request.data().open(workspaces, facts, clock);
    GroupCounts counts =
        GroupCounts.read(opened, request.steps(), List.of(catalog.measure(REVENUE)));
    LeakScreen screen =
        new LeakScreen(
            catalog, request.steps(), counts.groups(), request.minimumBase(), request.confidence());
    ScopedBenchmarks scoped =
        new ScopedBenchmarks(
            evaluate,
            benchmarks.of(request.data().workspace()),
            request.scope(),
            request.data().range().end(),
            false);
    List<@Nullable StepReference> references = new ArrayList<>();
    for (int step = 1; step < request.steps().size(); step++) {
      references.add(reference(request, screen, step, scoped).orElse(null));
    }
    List<Leak> leaks = screen.leaks(references);
    return new Leaks(
        leaks.stream()
            .sorted(Comparator.comparingDouble(FindLeaks::lost).reversed())
            .limit(request.most())
            .toList(),
        references,
        counts.groups().size(),
        screen.tooSmall(),
        screen.notBinomial(),
        screen.tested(),
        screen.currency(),
        counts.warnings(),
        opened.facts().revision());
  }

  private static double lost(Leak leak) {
    Double money = leak.lostMoney();
    return money == null ? leak.lostOrders() : money;
  }

  private Optional<StepReference> reference(
      Request request, LeakScreen screen, int step, ScopedBenchmarks scoped) {
    Optional<StepReference> own = ownMedian(screen.rates(step), request.minimumGroups());
    return request.benchmarksFirst()
        ? ofBenchmark(request, screen, step, scoped).or(() -> own)
        : own.or(() -> ofBenchmark(request, screen, step, scoped));
  }

  private static Optional<StepReference> ownMedian(List<Double> rates, int minimumGroups) {
    if (rates.size() < minimumGroups) {
      return Optional.empty();
    }
    double median =
        new Quantiles(rates.stream().mapToDouble(Double::doubleValue).toArray()).linear(0.5);
    return median > 0 && median < 1
        ? Optional.of(new StepReference(StepReference.Kind.OWN_MEDIAN, median, "", rates.size()))
        : Optional.empty();
  }

  /** The first benchmark, by name, that judges the step's metric. */
  private Optional<StepReference> ofBenchmark(
      Request request, LeakScreen screen, int step, ScopedBenchmarks scoped) {
    return catalog
        .quotient(request.steps().get(step), request.steps().get(step - 1))
        .flatMap(
            metric -> {
              MetricValue together =
                  MetricCalculator.metric(
                      metric,
                      new Quantity.Count(BigDecimal.valueOf(screen.total(step)), false),
                      new Quantity.Count(BigDecimal.valueOf(screen.total(step - 1)), false),
                      ValueContext.of(Basis.UNSPECIFIED));
              return scoped.of(together, Map.of()).stream()
                  .filter(evaluation -> evaluation.use() == BenchmarkEvaluation.Use.JUDGES)
                  .flatMap(evaluation -> reference(evaluation).stream())
                  .findFirst();
            });
  }

  private static Optional<StepReference> reference(BenchmarkEvaluation evaluation) {
    BigDecimal edge =
        switch (evaluation.benchmark().reference()) {
          case Reference.Range range -> range.lower();
          case Reference.Mean mean -> mean.mean();
          case Reference.Quantiles quantiles -> quantiles.at(MEDIAN);
          case Reference.Limit limit -> null;
        };
    return edge == null || edge.signum() <= 0 || edge.compareTo(BigDecimal.ONE) >= 0
        ? Optional.empty()
        : Optional.of(
            new StepReference(
                StepReference.Kind.BENCHMARK,
                edge.doubleValue(),
                evaluation.benchmark().name(),
                0));
  }
}
