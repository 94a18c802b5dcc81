package org.marketingmetrics.server.benchmark;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.api.v1.BenchmarkGroup;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkRequest;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkResponse;
import org.marketingmetrics.api.v1.OwnBenchmarkVerdict;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.ComputeOwnBenchmark;
import org.marketingmetrics.core.benchmark.OwnGroup;
import org.marketingmetrics.core.benchmark.OwnQuantiles;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.catalog.DefinitionLookup;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.PeriodProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** ComputeOwnBenchmark from request to answer. */
final class OwnHistory {
  private static final List<Double> PROBABILITIES = List.of(0.1, 0.25, 0.5, 0.75, 0.9);
  private static final long MINIMUM_DENOMINATOR = 100;
  private static final int MINIMUM_GROUPS = 5;

  private final ComputeOwnBenchmark compute;
  private final DefinitionLookup lookup;
  private final CampaignStore channels;

  OwnHistory(ComputeOwnBenchmark compute, DefinitionLookup lookup, CampaignStore channels) {
    this.compute = compute;
    this.lookup = lookup;
    this.channels = channels;
  }

  ComputeOwnBenchmarkResponse run(ComputeOwnBenchmarkRequest request, WorkspaceId workspace) {
    DataScope data = DataScopeProtos.total(workspace, "data", request.getData());
    BenchmarkScope scope = scope(request, data);
    if (!(lookup.require(request.getMetric(), MarketingContext.ofChannel(scope.channel()))
        instanceof Metric metric)) {
      throw MetricsException.invalidField(
          "metric", request.getMetric() + " is a measure; a benchmark is of a metric");
    }
    ComputeOwnBenchmark.Request asked =
        new ComputeOwnBenchmark.Request(
            metric,
            data,
            unit(request),
            probabilities(request),
            BigDecimal.valueOf(
                request.hasMinimumDenominator()
                    ? request.getMinimumDenominator()
                    : MINIMUM_DENOMINATOR),
            request.getMinimumGroups() == 0 ? MINIMUM_GROUPS : request.getMinimumGroups(),
            scope);
    try {
      return toProto(Texts.of(request.getLanguageCode()), compute.run(asked));
    } catch (MetricsException e) {
      throw e.inside("data");
    }
  }

  private BenchmarkScope scope(ComputeOwnBenchmarkRequest request, DataScope data) {
    Map<String, String> dimensions = ScopedBenchmarks.dimensions(data.filters());
    return new ChannelKinds(channels, data.workspace())
        .scope(BenchmarkProtos.fromProto(request.getScope()), dimensions);
  }

  private static ComputeOwnBenchmark.Unit unit(ComputeOwnBenchmarkRequest request) {
    return switch (request.getUnit()) {
      case BENCHMARK_UNIT_UNSPECIFIED, BENCHMARK_UNIT_CAMPAIGN -> ComputeOwnBenchmark.Unit.CAMPAIGN;
      case BENCHMARK_UNIT_MAILING -> ComputeOwnBenchmark.Unit.MAILING;
      case UNRECOGNIZED ->
          throw MetricsException.invalidField("unit", "not a value this server knows");
    };
  }

  private static List<BigDecimal> probabilities(ComputeOwnBenchmarkRequest request) {
    List<Double> asked =
        request.getProbabilitiesCount() == 0 ? PROBABILITIES : request.getProbabilitiesList();
    for (int i = 1; i < asked.size(); i++) {
      if (asked.get(i) <= asked.get(i - 1)) {
        throw MetricsException.invalidField(
            "probabilities[%d]".formatted(i), "is not above the one before; let them rise");
      }
    }
    return asked.stream().map(BigDecimal::valueOf).toList();
  }

  private static ComputeOwnBenchmarkResponse toProto(Texts texts, OwnQuantiles own) {
    MetricValueProtos values = new MetricValueProtos(texts);
    ComputeOwnBenchmarkResponse.Builder proto =
        ComputeOwnBenchmarkResponse.newBuilder()
            .setVerdict(
                own.benchmark() == null
                    ? OwnBenchmarkVerdict.OWN_BENCHMARK_VERDICT_INSUFFICIENT_DATA
                    : OwnBenchmarkVerdict.OWN_BENCHMARK_VERDICT_COMPUTED)
            .setGroups(own.groups())
            .setGroupsTooSmall(own.tooSmall())
            .setGroupsWithoutValue(own.withoutValue())
            .setDataRevision(own.revision());
    if (own.benchmark() != null) {
      proto.setBenchmark(
          new BenchmarkProtos(texts).toProto(own.benchmark()).toBuilder().clearName());
    }
    if (own.smallest() != null) {
      proto.setSmallest(toProto(values, own.smallest()));
    }
    if (own.largest() != null) {
      proto.setLargest(toProto(values, own.largest()));
    }
    WarningProtos warnings = new WarningProtos(texts);
    own.warnings().forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    return proto.build();
  }

  private static BenchmarkGroup toProto(MetricValueProtos values, OwnGroup group) {
    BenchmarkGroup.Builder proto =
        BenchmarkGroup.newBuilder()
            .setCampaign(group.campaign())
            .setValue(values.toProto(group.value()));
    if (group.day() != null) {
      proto.setDay(PeriodProtos.toProto(group.day()));
    }
    return proto.build();
  }
}
