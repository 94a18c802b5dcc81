package org.marketingmetrics.core.funnel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.Mismatch;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.channeldata.rows.Need;
import org.marketingmetrics.core.channeldata.rows.NeedOutcome;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.workspace.WorkspaceState;

/**
 * Computes a funnel from stored observations, over one row set, so that a step has one count
 * wherever it stands (domain rules C1).
 */
public final class AnalyzeFunnel {
  /** Fewest steps of a funnel. */
  public static final int MIN_STEPS = 2;

  /** Most steps of a funnel. */
  public static final int MAX_STEPS = 32;

  private static final MeasureId REVENUE = new MeasureId("revenue");

  private final Catalog catalog;
  private final WorkspaceStore workspaces;
  private final FactsProvider facts;
  private final EvaluateBenchmark evaluate;
  private final WorkspaceBenchmarks records;
  private final Clock clock;

  /** The use case over its ports and the benchmark records. */
  public AnalyzeFunnel(
      Catalog catalog,
      WorkspaceStore workspaces,
      FactsProvider facts,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks records,
      Clock clock) {
    this.catalog = catalog;
    this.evaluate = evaluate;
    this.records = records;
    this.workspaces = workspaces;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * A question.
   *
   * @param steps measures, first step first; no money, each once
   * @param definitions measures and metrics to compute over the rows of the funnel
   * @param scope of which data; without groups, grain TOTAL
   * @param confidence level of intervals, above 0 and below 1
   * @param benchmarkScope holds step rates and values against the benchmarks of this scope, filled
   *     from the filters; null for none
   */
  public record Request(
      List<Measure> steps,
      List<Definition> definitions,
      DataScope scope,
      double confidence,
      @Nullable BenchmarkScope benchmarkScope) {
    public Request {
      steps = List.copyOf(steps);
      definitions = List.copyOf(definitions);
      if (steps.size() < MIN_STEPS || steps.size() > MAX_STEPS) {
        throw MetricsException.invalidField(
            "custom.steps",
            "%d steps; a funnel has %d to %d".formatted(steps.size(), MIN_STEPS, MAX_STEPS));
      }
      for (Measure step : steps) {
        if (step.isMoney()) {
          throw MetricsException.invalidField(
              "custom.steps",
              "%s is money, which is no step; ask for it in metrics".formatted(step.id()));
        }
      }
      if (new LinkedHashSet<>(steps).size() < steps.size()) {
        throw MetricsException.invalidField(
            "custom.steps", "a measure stands twice; name each once");
      }
    }
  }

  /**
   * The answer.
   *
   * @param steps the steps in order
   * @param revenue over the rows of the funnel
   * @param revenuePerLastStep revenue by the count of the last step
   * @param revenuePerFirstStep revenue by the count of the first step
   * @param values of the definitions asked for, in order
   * @param stepBenchmarks by step, how its step rate stands against benchmarks
   * @param valueBenchmarks by value, how it stands against benchmarks
   * @param worstSteps by each rule that finds one
   * @param warnings that concern the funnel as a whole
   * @param quality what it was computed from
   * @param revision of the data that answered
   * @param opened the data that answered
   */
  public record Result(
      List<FunnelStep> steps,
      MetricValue revenue,
      MetricValue revenuePerLastStep,
      MetricValue revenuePerFirstStep,
      List<MetricValue> values,
      List<List<BenchmarkEvaluation>> stepBenchmarks,
      List<List<BenchmarkEvaluation>> valueBenchmarks,
      List<WorstStep> worstSteps,
      List<Warning> warnings,
      DataQuality quality,
      long revision,
      DataScope.Opened opened) {
    public Result {
      steps = List.copyOf(steps);
      values = List.copyOf(values);
      stepBenchmarks = List.copyOf(stepBenchmarks);
      valueBenchmarks = List.copyOf(valueBenchmarks);
      worstSteps = List.copyOf(worstSteps);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Answers a question.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, UNKNOWN_DIMENSION, UNKNOWN_SOURCE, INVALID_FIELD,
   *     REVISION_NOT_REACHED; DEFINITION_MISMATCH when every step would mix definitions
   */
  public Result run(Request request) {
    return run(request, request.scope().open(workspaces, facts, clock));
  }

  /**
   * Answers a question about a workspace whose state was read for it.
   *
   * @throws MetricsException as {@link #run(Request)}
   */
  public Result run(Request request, WorkspaceState state) {
    return run(request, request.scope().open(state, facts, clock));
  }

  private Result run(Request request, DataScope.Opened opened) {
    RowQuery query =
        new RowQuery(
            request.steps().stream().map(Need::of).toList(),
            extras(request).stream().map(Need::of).toList(),
            opened.rows(),
            true);
    FunnelRows rows = new FunnelRows(opened.facts(), query, request.confidence());
    requireSomeComparable(rows.stepOutcomes(), request.steps());
    List<Warning> warnings = rows.warnings();
    DataQuality quality = rows.quality();
    FunnelCalculator calculator = new FunnelCalculator(catalog, request.confidence());
    List<FunnelStep> steps = calculator.steps(rows.stepCounts(), warnings, quality);
    Measure revenue = catalog.measure(REVENUE);
    FunnelValues beside = new FunnelValues(catalog, rows, calculator);
    List<MetricValue> values = request.definitions().stream().map(beside::value).toList();
    FunnelBenchmarks benchmarks = new FunnelBenchmarks(evaluate, records, request);
    List<List<BenchmarkEvaluation>> ofSteps = benchmarks.ofSteps(steps);
    List<WorstStep> worst = new ArrayList<>(FunnelCalculator.worstSteps(steps));
    FunnelBenchmarks.worst(ofSteps).ifPresent(worst::add);
    return new Result(
        steps,
        beside.value(revenue),
        beside.per(revenue, request.steps().size() - 1),
        beside.per(revenue, 0),
        values,
        ofSteps,
        values.stream().map(benchmarks::of).toList(),
        worst,
        warnings,
        quality,
        opened.facts().revision(),
        opened);
  }

  /** Revenue, and every measure of the definitions asked for that adds up and is no step. */
  private Set<Measure> extras(Request request) {
    Set<Measure> extras = new LinkedHashSet<>();
    extras.add(catalog.measure(REVENUE));
    for (Definition definition : request.definitions()) {
      extras.addAll(measures(definition));
    }
    request.steps().forEach(extras::remove);
    extras.removeIf(measure -> !Need.of(measure).addsUp());
    return extras;
  }

  private List<Measure> measures(Definition definition) {
    return switch (definition) {
      case Measure measure -> List.of(measure);
      case Metric metric ->
          switch (metric.formula()) {
            case Formula.RatioOfSums ratio ->
                ratio.attribution().isEmpty()
                    ? ratio.measures().stream().map(catalog::measure).toList()
                    : List.of();
            case Formula.Model model ->
                throw MetricsException.invalidField(
                    "metrics", metric.id() + " is a model; ask CatalogService.ComputeMetric");
          };
    };
  }

  private void requireSomeComparable(List<NeedOutcome> outcomes, List<Measure> steps) {
    if (outcomes.stream()
        .allMatch(outcome -> outcome.nullReason() == NullReason.DEFINITION_MISMATCH)) {
      throw Mismatch.of(catalog, steps.getFirst(), outcomes);
    }
  }
}
