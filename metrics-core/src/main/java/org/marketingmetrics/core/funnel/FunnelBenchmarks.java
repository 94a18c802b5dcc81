package org.marketingmetrics.core.funnel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.benchmark.Standing;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.value.MetricValue;

/** How the rates of one funnel stand against benchmarks, and the worst step by them. */
final class FunnelBenchmarks {
  private final @Nullable ScopedBenchmarks benchmarks;
  private final Map<String, String> dimensions;

  FunnelBenchmarks(
      EvaluateBenchmark evaluate, WorkspaceBenchmarks records, AnalyzeFunnel.Request request) {
    this.dimensions = ScopedBenchmarks.dimensions(request.scope().filters());
    this.benchmarks =
        request.benchmarkScope() == null
            ? null
            : new ScopedBenchmarks(
                evaluate,
                records.of(request.scope().workspace()),
                request.benchmarkScope(),
                request.scope().range().end(),
                request.scope().acknowledgeMismatch());
  }

  List<BenchmarkEvaluation> of(MetricValue value) {
    return benchmarks == null ? List.of() : benchmarks.of(value, dimensions);
  }

  List<List<BenchmarkEvaluation>> ofSteps(List<FunnelStep> steps) {
    return steps.stream()
        .map(step -> step.stepRate() == null ? List.<BenchmarkEvaluation>of() : of(step.stepRate()))
        .toList();
  }

  /**
   * The step furthest below, relative to the edge, a benchmark that judges it. Step rates are
   * better the higher they are.
   */
  static Optional<WorstStep> worst(List<List<BenchmarkEvaluation>> ofSteps) {
    WorstStep worst = null;
    for (int step = 1; step < ofSteps.size(); step++) {
      for (BenchmarkEvaluation evaluation : ofSteps.get(step)) {
        Standing standing = evaluation.standing();
        Double gap = standing.gapRelative();
        if (evaluation.use() == BenchmarkEvaluation.Use.JUDGES
            && standing.position() == Standing.Position.BELOW
            && gap != null
            && (worst == null || gap < worst.value())) {
          worst =
              new WorstStep(WorstStep.Rule.BENCHMARK_GAP, step, gap, evaluation.benchmark().name());
        }
      }
    }
    return Optional.ofNullable(worst);
  }
}
