package org.marketingmetrics.server.funnel;

import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.WorstStepRule;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.DimensionFilter;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.funnel.AnalyzeFunnel;
import org.marketingmetrics.core.funnel.FunnelTemplate;
import org.marketingmetrics.core.funnel.WorstStep;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** Funnels on the wire. */
public final class FunnelProtos {
  private final DefinitionNames names;

  FunnelProtos(DefinitionNames names) {
    this.names = names;
  }

  AnalyzeFunnel.Request fromProto(
      WorkspaceId workspace, AnalyzeFunnelRequest request, ChannelKinds kinds) {
    DataScope scope =
        DataScopeProtos.total(
            workspace,
            new DataScopeProtos.Fields(
                request.getDateRange(),
                request.getFiltersList(),
                request.getSourcesList(),
                request.getBasis(),
                request.getAcknowledgeDefinitionMismatch(),
                DataScopeProtos.version(
                    request.hasAsOf(), request.getAsOf(), request.getAtLeastRevision())));
    List<DimensionFilter> filters = scope.filters();
    List<Measure> steps = names.measures(steps(request), filters, kinds);
    List<Definition> metrics = names.definitions(metrics(request), filters, kinds);
    return new AnalyzeFunnel.Request(
        steps,
        metrics,
        scope,
        request.hasConfidenceLevel()
            ? request.getConfidenceLevel()
            : ValueContext.DEFAULT_CONFIDENCE,
        request.hasBenchmarkScope()
            ? kinds.scope(
                BenchmarkProtos.fromProto(request.getBenchmarkScope()),
                ScopedBenchmarks.dimensions(filters))
            : null);
  }

  private static List<String> steps(AnalyzeFunnelRequest request) {
    return switch (request.getFunnelCase()) {
      case TEMPLATE -> template(request.getTemplate()).steps();
      case CUSTOM -> request.getCustom().getStepsList();
      case FUNNEL_NOT_SET ->
          throw MetricsException.invalidField("funnel", "set template or custom");
    };
  }

  private static List<String> metrics(AnalyzeFunnelRequest request) {
    return request.getMetricsCount() > 0 || !request.hasTemplate()
        ? request.getMetricsList()
        : template(request.getTemplate()).metrics();
  }

  /**
   * The template of an id.
   *
   * @throws MetricsException UNKNOWN_TEMPLATE
   */
  public static FunnelTemplate template(String id) {
    return FunnelTemplate.find(id).orElseThrow(() -> unknown(id));
  }

  private static MetricsException unknown(String template) {
    List<String> all = FunnelTemplate.ALL.stream().map(FunnelTemplate::id).toList();
    return MetricsException.of(
            ErrorReason.UNKNOWN_TEMPLATE,
            "no funnel template '%s'; there are %s, or name steps in custom"
                .formatted(template, String.join(", ", all)))
        .with("template", template)
        .with("templates", String.join(",", all))
        .field("template", "unknown")
        .build();
  }

  static org.marketingmetrics.api.v1.FunnelTemplate toProto(FunnelTemplate template, Texts texts) {
    return org.marketingmetrics.api.v1.FunnelTemplate.newBuilder()
        .setName("funnelTemplates/" + template.id())
        .setId(template.id())
        .setDisplayName(texts.isRussian() ? template.nameRu() : template.nameEn())
        .addAllSteps(template.steps())
        .addAllMetrics(template.metrics())
        .build();
  }

  static AnalyzeFunnelResponse toProto(AnalyzeFunnel.Result result, Texts texts) {
    MetricValueProtos values = new MetricValueProtos(texts);
    WarningProtos warnings = new WarningProtos(texts);
    BenchmarkProtos benchmarks = new BenchmarkProtos(texts);
    FunnelStepProtos steps = new FunnelStepProtos(texts);
    AnalyzeFunnelResponse.Builder proto =
        AnalyzeFunnelResponse.newBuilder()
            .setRevenue(values.toProto(result.revenue()))
            .setRevenuePerLastStep(values.toProto(result.revenuePerLastStep()))
            .setRevenuePerFirstStep(values.toProto(result.revenuePerFirstStep()))
            .setDataQuality(MetricValueProtos.toProto(result.quality()))
            .setDataRevision(result.revision())
            .setTimeZone(result.opened().workspace().zone().getId());
    for (int i = 0; i < result.steps().size(); i++) {
      var step = steps.toProto(result.steps().get(i)).toBuilder();
      result
          .stepBenchmarks()
          .get(i)
          .forEach(
              evaluation ->
                  step.getStepRateBuilder().addBenchmarks(benchmarks.toProto(evaluation)));
      proto.addSteps(step);
    }
    for (int i = 0; i < result.values().size(); i++) {
      var value = values.toProto(result.values().get(i)).toBuilder();
      result
          .valueBenchmarks()
          .get(i)
          .forEach(evaluation -> value.addBenchmarks(benchmarks.toProto(evaluation)));
      proto.addMetrics(value);
    }
    result.worstSteps().forEach(worst -> proto.addWorstSteps(toProto(worst, result)));
    result.warnings().forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    return proto.build();
  }

  private static org.marketingmetrics.api.v1.WorstStep toProto(
      WorstStep worst, AnalyzeFunnel.Result result) {
    return org.marketingmetrics.api.v1.WorstStep.newBuilder()
        .setRule(EnumProtos.toProto(WorstStepRule.class, worst.rule()))
        .setStepIndex(worst.step())
        .setMeasure(result.steps().get(worst.step()).measure().id())
        .setValue(worst.value())
        .setBenchmark(worst.benchmark() == null ? "" : worst.benchmark())
        .build();
  }
}
