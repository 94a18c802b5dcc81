package org.marketingmetrics.server.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.EvaluateBenchmarkResponse;
import org.marketingmetrics.api.v1.ReferenceVerdict;
import org.marketingmetrics.core.benchmark.BenchmarkAnswer;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionLookup;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.PeriodProtos;
import org.marketingmetrics.server.value.ReportingDay;

/** EvaluateBenchmark from request to answer. */
final class Evaluation {
  private final EvaluateBenchmark evaluate;
  private final WorkspaceBenchmarks benchmarks;
  private final DefinitionLookup lookup;
  private final EvaluatedValues values;
  private final ReportingDay day;
  private final CampaignStore channels;

  Evaluation(
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      DefinitionLookup lookup,
      EvaluatedValues values,
      ReportingDay day,
      CampaignStore channels) {
    this.evaluate = evaluate;
    this.benchmarks = benchmarks;
    this.lookup = lookup;
    this.values = values;
    this.day = day;
    this.channels = channels;
  }

  EvaluateBenchmarkResponse run(EvaluateBenchmarkRequest request, Optional<WorkspaceId> workspace) {
    BenchmarkScope scope = scope(request, workspace);
    Definition definition =
        lookup.require(request.getMetric(), MarketingContext.ofChannel(scope.channel()));
    EvaluatedValues.Evaluated evaluated = values.of(request, definition, workspace);
    BenchmarkAnswer answer =
        evaluate.evaluate(
            new EvaluateBenchmark.Request(
                evaluated.value(),
                scope,
                periodEnd(request, workspace),
                named(request.getBenchmarksList(), workspace),
                request.getAcknowledgeDefinitionMismatch(),
                BigDecimal.valueOf(request.getTolerance())),
            workspace.map(benchmarks::of).orElseGet(benchmarks::standard));
    return toProto(Texts.of(request.getLanguageCode()), evaluated, answer);
  }

  /** Filters that leave one value of a dimension say where the value belongs. */
  private BenchmarkScope scope(EvaluateBenchmarkRequest request, Optional<WorkspaceId> workspace) {
    Map<String, String> dimensions =
        ScopedBenchmarks.dimensions(DataScopeProtos.filters(request.getStored().getFiltersList()));
    BenchmarkScope given = BenchmarkProtos.fromProto(request.getScope());
    return workspace
        .map(id -> new ChannelKinds(channels, id).scope(given, dimensions))
        .orElse(given);
  }

  private LocalDate periodEnd(EvaluateBenchmarkRequest request, Optional<WorkspaceId> workspace) {
    if (request.hasPeriodEndDate()) {
      return PeriodProtos.fromProto("period_end_date", request.getPeriodEndDate());
    }
    return request.hasStored()
        ? PeriodProtos.fromProto(
            "stored.date_range.end_date", request.getStored().getDateRange().getEndDate())
        : day.today(workspace);
  }

  /** Benchmarks of another workspace than the one asked about are as if they were not there. */
  private static List<String> named(List<String> names, Optional<WorkspaceId> workspace) {
    String own = workspace.map(id -> ResourceName.of(id) + "/").orElse("");
    for (String name : names) {
      boolean isOwn = !own.isEmpty() && name.startsWith(own);
      if (!name.startsWith("benchmarks/") && !isOwn) {
        throw BenchmarkGrpcService.notFound(name);
      }
    }
    return names;
  }

  private static EvaluateBenchmarkResponse toProto(
      Texts texts, EvaluatedValues.Evaluated evaluated, BenchmarkAnswer answer) {
    BenchmarkProtos protos = new BenchmarkProtos(texts);
    MetricValue value = evaluated.value();
    EvaluateBenchmarkResponse.Builder proto =
        EvaluateBenchmarkResponse.newBuilder()
            .setValue(new MetricValueProtos(texts).toProto(value))
            .setVerdict(verdict(answer.outcome()))
            .setDataRevision(evaluated.revision());
    answer
        .evaluations()
        .forEach(
            evaluation ->
                proto
                    .addEvaluations(protos.toProto(evaluation))
                    .addBenchmarks(protos.toProto(evaluation.benchmark())));
    return proto.build();
  }

  private static ReferenceVerdict verdict(BenchmarkAnswer.Outcome outcome) {
    return switch (outcome) {
      case JUDGED -> ReferenceVerdict.REFERENCE_VERDICT_JUDGED;
      case NO_REFERENCE -> ReferenceVerdict.REFERENCE_VERDICT_NO_REFERENCE;
      case NO_VALUE -> ReferenceVerdict.REFERENCE_VERDICT_INSUFFICIENT_DATA;
    };
  }
}
