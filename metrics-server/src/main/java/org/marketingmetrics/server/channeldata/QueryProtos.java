package org.marketingmetrics.server.channeldata;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.DimensionValue;
import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Queries on the wire. */
final class QueryProtos {
  private final DefinitionNames names;
  private final EvaluateBenchmark evaluate;
  private final WorkspaceBenchmarks records;

  QueryProtos(DefinitionNames names, EvaluateBenchmark evaluate, WorkspaceBenchmarks records) {
    this.names = names;
    this.evaluate = evaluate;
    this.records = records;
  }

  QueryMetrics.Request fromProto(
      WorkspaceId workspace, QueryMetricsRequest request, ChannelKinds kinds) {
    DataScope scope =
        DataScopeProtos.scope(
            workspace,
            request.getDimensionsList(),
            PeriodProtos.fromProto("grain", request.getGrain()),
            new DataScopeProtos.Fields(
                request.getDateRange(),
                request.getFiltersList(),
                request.getSourcesList(),
                request.getBasis(),
                request.getAcknowledgeDefinitionMismatch(),
                DataScopeProtos.version(
                    request.hasAsOf(), request.getAsOf(), request.getAtLeastRevision())));
    return new QueryMetrics.Request(
        names.definitions(request.getMetricsList(), scope.filters(), kinds),
        scope,
        request.hasConfidenceLevel()
            ? request.getConfidenceLevel()
            : ValueContext.DEFAULT_CONFIDENCE);
  }

  /** Converts the rows of one answer. */
  Rows rows(QueryMetricsRequest request, QueryMetrics.Request asked, ChannelKinds kinds) {
    return new Rows(request, asked, kinds);
  }

  /** The rows of one answer. */
  final class Rows {
    private final QueryMetricsRequest request;
    private final boolean acknowledged;
    private final ChannelKinds kinds;
    private final MetricValueProtos values;
    private final BenchmarkProtos evaluations;

    /** What filters say about all rows. */
    private final Map<String, String> filtered;

    private final @Nullable BenchmarkScope benchmarkScope;

    /** Those of the workspace, read once for all rows of a page. */
    private final BenchmarkCatalog benchmarks;

    private Rows(QueryMetricsRequest request, QueryMetrics.Request asked, ChannelKinds kinds) {
      Texts texts = Texts.of(request.getLanguageCode());
      this.request = request;
      this.acknowledged = asked.scope().acknowledgeMismatch();
      this.kinds = kinds;
      this.values = new MetricValueProtos(texts);
      this.evaluations = new BenchmarkProtos(texts);
      this.filtered = ScopedBenchmarks.dimensions(asked.scope().filters());
      this.benchmarkScope =
          request.hasBenchmarkScope()
              ? BenchmarkProtos.fromProto(request.getBenchmarkScope())
              : null;
      this.benchmarks =
          request.hasBenchmarkScope() ? records.of(asked.scope().workspace()) : records.standard();
    }

    MetricRow toProto(QueryMetrics.Row row) {
      MetricRow.Builder proto =
          MetricRow.newBuilder().setTime(PeriodProtos.bucket(row.bucket(), row.hourStart()));
      for (int i = 0; i < row.group().size(); i++) {
        proto.addDimensions(
            DimensionValue.newBuilder()
                .setDimension(request.getDimensions(i))
                .setValue(row.group().get(i)));
      }
      row.values().forEach(value -> proto.addValues(values.toProto(value)));
      if (benchmarkScope != null) {
        addBenchmarks(benchmarkScope, row, proto);
      }
      return proto.build();
    }

    private void addBenchmarks(
        BenchmarkScope scope, QueryMetrics.Row row, MetricRow.Builder proto) {
      Map<String, String> dimensions = new HashMap<>(filtered);
      proto
          .getDimensionsList()
          .forEach(dimension -> dimensions.put(dimension.getDimension(), dimension.getValue()));
      ScopedBenchmarks beside =
          new ScopedBenchmarks(
              evaluate,
              benchmarks,
              kinds.scope(scope, dimensions),
              row.bucket().end(),
              acknowledged);
      for (int i = 0; i < row.values().size(); i++) {
        MetricValue value = row.values().get(i);
        var converted = proto.getValuesBuilder(i);
        beside
            .of(value, Map.of())
            .forEach(evaluation -> converted.addBenchmarks(evaluations.toProto(evaluation)));
      }
    }
  }
}
