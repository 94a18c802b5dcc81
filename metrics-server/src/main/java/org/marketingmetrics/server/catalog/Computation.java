package org.marketingmetrics.server.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marketingmetrics.api.v1.ComputeMetricRequest;
import org.marketingmetrics.api.v1.ComputeMetricResponse;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.ClvModel;
import org.marketingmetrics.core.catalog.ComputeClv;
import org.marketingmetrics.core.catalog.ComputeMetric;
import org.marketingmetrics.core.catalog.ComputedMetric;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionLookup;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.GivenMeasures;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.BasisProtos;
import org.marketingmetrics.server.value.GivenMeasureProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.ReportingDay;

/** ComputeMetric from request to answer. */
final class Computation {
  private final Catalog catalog;
  private final EvaluateBenchmark evaluate;
  private final WorkspaceBenchmarks benchmarks;
  private final ReportingDay day;

  Computation(
      Catalog catalog,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      ReportingDay day) {
    this.catalog = catalog;
    this.evaluate = evaluate;
    this.benchmarks = benchmarks;
    this.day = day;
  }

  ComputeMetricResponse run(ComputeMetricRequest request, Optional<WorkspaceId> workspace) {
    Definition definition = new DefinitionLookup(catalog).require(request.getMetric(), Set.of());
    ComputedMetric computed = compute(request, definition);
    Texts texts = Texts.of(request.getLanguageCode());
    MetricValue.Builder value = new MetricValueProtos(texts).toProto(computed.value()).toBuilder();
    model(request).ifPresent(model -> value.getBasisBuilder().setClvModel(variant(model)));
    if (request.hasBenchmarkScope()) {
      BenchmarkProtos protos = new BenchmarkProtos(texts);
      scoped(request, workspace)
          .of(computed.value(), Map.of())
          .forEach(evaluation -> value.addBenchmarks(protos.toProto(evaluation)));
    }
    return ComputeMetricResponse.newBuilder()
        .setValue(value)
        .setExplanation(ComputationProtos.explanation(definition, computed))
        .build();
  }

  private ComputedMetric compute(ComputeMetricRequest request, Definition definition) {
    Optional<ClvModel> model = model(request);
    boolean wantsModel =
        definition instanceof Metric metric && metric.formula() instanceof Formula.Model;
    if (model.isPresent() != wantsModel) {
      throw MetricsException.invalidField(
          wantsModel ? "clv_simple" : modelField(request),
          wantsModel
              ? "%s needs clv_simple or clv_retention".formatted(definition.id())
              : "%s is no model; give measures".formatted(definition.id()));
    }
    if (model.isPresent() && request.getMeasuresCount() > 0) {
      throw MetricsException.invalidField(
          "measures", "%s is computed from a model; leave them out".formatted(definition.id()));
    }
    return model.isPresent()
        ? new ComputeClv(catalog).compute(model.get())
        : new ComputeMetric(catalog)
            .compute(
                definition,
                GivenMeasures.of(
                    catalog,
                    GivenMeasureProtos.fromProto("measures", request.getMeasuresList()),
                    BasisProtos.fromProto("basis", request.getBasis()),
                    request.getAcknowledgeDefinitionMismatch()),
                request.hasConfidenceLevel()
                    ? request.getConfidenceLevel()
                    : ValueContext.DEFAULT_CONFIDENCE);
  }

  private static Optional<ClvModel> model(ComputeMetricRequest request) {
    return switch (request.getModelCase()) {
      case CLV_SIMPLE -> Optional.of(ComputationProtos.fromProto(request.getClvSimple()));
      case CLV_RETENTION -> Optional.of(ComputationProtos.fromProto(request.getClvRetention()));
      case MODEL_NOT_SET -> Optional.empty();
    };
  }

  private static String modelField(ComputeMetricRequest request) {
    return request.hasClvSimple() ? "clv_simple" : "clv_retention";
  }

  private static org.marketingmetrics.api.v1.ClvModel variant(ClvModel model) {
    return switch (model) {
      case ClvModel.Simple simple -> org.marketingmetrics.api.v1.ClvModel.CLV_MODEL_SIMPLE;
      case ClvModel.Retention retention -> org.marketingmetrics.api.v1.ClvModel.CLV_MODEL_RETENTION;
    };
  }

  private ScopedBenchmarks scoped(ComputeMetricRequest request, Optional<WorkspaceId> workspace) {
    return new ScopedBenchmarks(
        evaluate,
        workspace.map(benchmarks::of).orElseGet(benchmarks::standard),
        BenchmarkProtos.fromProto(request.getBenchmarkScope()),
        day.today(workspace),
        false);
  }
}
