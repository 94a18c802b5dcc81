package org.marketingmetrics.server.funnel;

import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.FunnelViolation;
import org.marketingmetrics.api.v1.FunnelViolationCode;
import org.marketingmetrics.api.v1.ViolationSeverity;
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
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.funnel.FunnelTemplate;
import org.marketingmetrics.core.funnel.Violation;
import org.marketingmetrics.core.funnel.WorstStep;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.QuantityProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** Funnels on the wire. */
final class FunnelProtos {
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
      case TEMPLATE -> template(request).steps();
      case CUSTOM -> request.getCustom().getStepsList();
      case FUNNEL_NOT_SET ->
          throw MetricsException.invalidField("funnel", "set template or custom");
    };
  }

  private static List<String> metrics(AnalyzeFunnelRequest request) {
    return request.getMetricsCount() > 0 || !request.hasTemplate()
        ? request.getMetricsList()
        : template(request).metrics();
  }

  private static FunnelTemplate template(AnalyzeFunnelRequest request) {
    return FunnelTemplate.find(request.getTemplate())
        .orElseThrow(() -> unknown(request.getTemplate()));
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
    AnalyzeFunnelResponse.Builder proto =
        AnalyzeFunnelResponse.newBuilder()
            .setRevenue(values.toProto(result.revenue()))
            .setRevenuePerLastStep(values.toProto(result.revenuePerLastStep()))
            .setRevenuePerFirstStep(values.toProto(result.revenuePerFirstStep()))
            .setDataQuality(MetricValueProtos.toProto(result.quality()))
            .setDataRevision(result.revision())
            .setTimeZone(result.opened().workspace().zone().getId());
    for (int i = 0; i < result.steps().size(); i++) {
      var step = step(result.steps().get(i), values, warnings, texts);
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

  private static org.marketingmetrics.api.v1.FunnelStep.Builder step(
      FunnelStep step, MetricValueProtos values, WarningProtos warnings, Texts texts) {
    org.marketingmetrics.api.v1.FunnelStep.Builder proto =
        org.marketingmetrics.api.v1.FunnelStep.newBuilder()
            .setMeasure(step.measure().id())
            .setCount(values.toProto(step.count()))
            .setOverallRate(values.toProto(step.overallRate()));
    if (step.stepRate() != null) {
      proto.setStepRate(values.toProto(step.stepRate()));
    }
    if (step.dropOff() != null) {
      boolean fractional = step.dropOff().stripTrailingZeros().scale() > 0;
      proto.setDropOff(QuantityProtos.toProto(new Quantity.Count(step.dropOff(), fractional)));
    }
    if (step.dropOffRate() != null) {
      proto.setDropOffRate(step.dropOffRate());
    }
    if (step.violation() != null) {
      proto.setViolation(toProto(step.violation(), texts));
    }
    step.warnings().forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    return proto;
  }

  private static FunnelViolation toProto(Violation violation, Texts texts) {
    return FunnelViolation.newBuilder()
        .setCode(EnumProtos.toProto(FunnelViolationCode.class, violation.code()))
        .setSeverity(EnumProtos.toProto(ViolationSeverity.class, violation.severity()))
        .setExplanation(texts.text("violation", violation.code()))
        .build();
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
