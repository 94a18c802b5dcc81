package org.marketingmetrics.core.advice.priority;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.GivenMeasures;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.funnel.AnalyzeFunnel;
import org.marketingmetrics.core.funnel.FunnelCalculator;
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.funnel.StepCount;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Says whether to work on clicks or on conversions first, over given or stored numbers. */
public final class PrioritizeOptimization {
  private static final MeasureId IMPRESSIONS = new MeasureId("impressions");
  private static final MeasureId CLICKS = new MeasureId("clicks");
  private static final MeasureId ORDERS = new MeasureId("orders");
  private static final MeasureId REVENUE = new MeasureId("revenue");
  private static final MeasureId SPEND = new MeasureId("ad_spend");
  private static final MeasureId SESSIONS = new MeasureId("sessions");
  private static final BigDecimal MEDIAN = new BigDecimal("0.5");

  private final Catalog catalog;
  private final AnalyzeFunnel funnels;
  private final EvaluateBenchmark evaluate;
  private final WorkspaceBenchmarks benchmarks;

  /** The use case over others. */
  public PrioritizeOptimization(
      Catalog catalog,
      AnalyzeFunnel funnels,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks) {
    this.catalog = catalog;
    this.funnels = funnels;
    this.evaluate = evaluate;
    this.benchmarks = benchmarks;
  }

  /** Where the numbers come from. */
  public sealed interface Numbers {
    /**
     * Given by the caller.
     *
     * @param days of the period; 0 when not known
     */
    record Given(GivenMeasures measures, LocalDate periodEnd, long days) implements Numbers {}

    /** Stored observations. */
    record Stored(DataScope data) implements Numbers {}
  }

  /**
   * A question.
   *
   * @param workspace whose benchmarks count too; empty for those built in
   * @param targetCtr stated target; null to take it from benchmarks
   * @param targetCvr stated target; null to take it from benchmarks
   * @param scope where the numbers belong, for benchmarks
   * @param confidence level of intervals
   */
  public record Request(
      Optional<WorkspaceId> workspace,
      Numbers numbers,
      @Nullable BigDecimal targetCtr,
      @Nullable BigDecimal targetCvr,
      BenchmarkScope scope,
      Economics economics,
      PriorityRules rules,
      double confidence) {}

  private record Counted(
      List<FunnelStep> steps,
      Map<MeasureId, Quantity> beside,
      LocalDate periodEnd,
      long days,
      List<Warning> warnings,
      long revision) {}

  /**
   * Answers.
   *
   * @throws MetricsException INVALID_FIELD; with stored data as {@link AnalyzeFunnel#run}
   */
  public Prioritized run(Request request) {
    Counted counted =
        switch (request.numbers()) {
          case Numbers.Given given -> given(given, request.confidence());
          case Numbers.Stored stored -> stored(stored.data(), request.confidence());
        };
    MetricValue ctr = java.util.Objects.requireNonNull(counted.steps().get(1).stepRate());
    MetricValue cvr = java.util.Objects.requireNonNull(counted.steps().get(2).stepRate());
    BenchmarkCatalog known =
        request.workspace().map(benchmarks::of).orElseGet(benchmarks::standard);
    ScopedBenchmarks scoped =
        new ScopedBenchmarks(evaluate, known, request.scope(), counted.periodEnd(), false);
    List<BenchmarkEvaluation> history = new ArrayList<>();
    return Procedure.run(
        new Procedure.Input(
            counted.steps(),
            counted.beside().get(SESSIONS),
            counted.beside().get(REVENUE),
            counted.beside().get(SPEND),
            ctr,
            cvr,
            target(request.targetCtr(), ctr, scoped, history),
            target(request.targetCvr(), cvr, scoped, history),
            request.economics(),
            counted.days(),
            history,
            counted.warnings(),
            counted.revision()),
        request.rules());
  }

  private List<Measure> steps() {
    return List.of(catalog.measure(IMPRESSIONS), catalog.measure(CLICKS), catalog.measure(ORDERS));
  }

  private Counted given(Numbers.Given given, double confidence) {
    Map<MeasureId, Quantity> amounts = given.measures().amounts();
    List<StepCount> counts = new ArrayList<>();
    for (Measure step : steps()) {
      Quantity amount = amounts.get(step.measure());
      counts.add(
          new StepCount(
              step,
              amount,
              amount == null ? NullReason.NO_DATA : null,
              NullDetail.NONE,
              List.of(),
              List.of(),
              given.measures().basis().project(step.identity())));
    }
    return new Counted(
        new FunnelCalculator(catalog, confidence).steps(counts, given.measures().warnings(), null),
        amounts,
        given.periodEnd(),
        given.days(),
        given.measures().warnings(),
        0);
  }

  private Counted stored(DataScope data, double confidence) {
    List<MeasureId> beside = List.of(REVENUE, SPEND, SESSIONS);
    AnalyzeFunnel.Result funnel =
        funnels.run(
            new AnalyzeFunnel.Request(
                steps(),
                beside.stream().<Definition>map(catalog::measure).toList(),
                data,
                confidence,
                null));
    Map<MeasureId, Quantity> amounts = new HashMap<>();
    for (int i = 0; i < beside.size(); i++) {
      MetricValue value = funnel.values().get(i);
      Quantity amount = value.numerator();
      if (value.value() != null && amount != null) {
        amounts.put(beside.get(i), amount);
      }
    }
    return new Counted(
        funnel.steps(),
        amounts,
        data.range().end(),
        data.range().days(),
        funnel.warnings(),
        funnel.revision());
  }

  /** A stated one goes first; of benchmarks the first that judges, by name. */
  private static @Nullable Target target(
      @Nullable BigDecimal stated,
      MetricValue value,
      ScopedBenchmarks scoped,
      List<BenchmarkEvaluation> history) {
    if (stated != null) {
      return new Target(stated, Target.Source.STATED, "");
    }
    Target target = null;
    for (BenchmarkEvaluation evaluation : scoped.of(value, Map.of())) {
      switch (evaluation.use()) {
        case JUDGES -> {
          BigDecimal edge = edge(evaluation.benchmark().reference());
          if (target == null && edge != null && edge.signum() > 0) {
            target = new Target(edge, Target.Source.BENCHMARK, evaluation.benchmark().name());
          }
        }
        case HISTORY -> history.add(evaluation);
        case LISTED -> {}
      }
    }
    return target;
  }

  /** Below it there is something to gain; a rate above it has reached its target. */
  private static @Nullable BigDecimal edge(Reference reference) {
    return switch (reference) {
      case Reference.Range range -> range.lower();
      case Reference.Mean mean -> mean.mean();
      case Reference.Quantiles quantiles -> quantiles.at(MEDIAN);
      case Reference.Limit limit -> null;
    };
  }
}
