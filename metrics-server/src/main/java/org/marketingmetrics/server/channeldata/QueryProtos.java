package org.marketingmetrics.server.channeldata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.DimensionValue;
import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.DataVersion;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Queries on the wire. */
final class QueryProtos {
  private static final double DEFAULT_CONFIDENCE = 0.95;
  private static final String TIME = "time";

  private final DefinitionNames names;
  private final EvaluateBenchmark evaluate;
  private final BenchmarkCatalog benchmarks;

  QueryProtos(DefinitionNames names, EvaluateBenchmark evaluate, BenchmarkCatalog benchmarks) {
    this.names = names;
    this.evaluate = evaluate;
    this.benchmarks = benchmarks;
  }

  QueryMetrics.Request fromProto(WorkspaceId workspace, QueryMetricsRequest request) {
    DataVersion version =
        DataScopeProtos.version(request.hasAsOf(), request.getAsOf(), request.getAtLeastRevision());
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
                version));
    return new QueryMetrics.Request(
        names.definitions(request.getMetricsList(), scope.filters()),
        scope,
        request.hasConfidenceLevel() ? request.getConfidenceLevel() : DEFAULT_CONFIDENCE);
  }

  /**
   * The rows in the order a request asks for: by columns of {@code order_by}, else by dimensions
   * and time.
   *
   * @throws MetricsException INVALID_FIELD when it names no column
   */
  static List<QueryMetrics.Row> ordered(
      QueryMetricsRequest request, QueryMetrics.Request query, List<QueryMetrics.Row> rows) {
    if (request.getOrderBy().isBlank()) {
      return rows;
    }
    Comparator<QueryMetrics.Row> order = null;
    for (String part : request.getOrderBy().split(",", -1)) {
      String[] words = part.trim().split(" +", -1);
      boolean descending = words.length == 2 && words[1].equalsIgnoreCase("desc");
      if (words.length > 2
          || (words.length == 2 && !descending && !words[1].equalsIgnoreCase("asc"))) {
        throw MetricsException.invalidField(
            "order_by", "'%s' is no column with asc or desc".formatted(part.trim()));
      }
      Comparator<QueryMetrics.Row> column = column(request, query, words[0], descending);
      order = order == null ? column : order.thenComparing(column);
    }
    List<QueryMetrics.Row> sorted = new ArrayList<>(rows);
    if (order != null) {
      sorted.sort(order);
    }
    return sorted;
  }

  private static Comparator<QueryMetrics.Row> column(
      QueryMetricsRequest request, QueryMetrics.Request query, String name, boolean descending) {
    if (name.equals(TIME)) {
      Comparator<QueryMetrics.Row> byTime =
          Comparator.<QueryMetrics.Row, java.time.LocalDate>comparing(row -> row.bucket().start())
              .thenComparingInt(QueryMetrics.Row::hourStart);
      return descending ? byTime.reversed() : byTime;
    }
    int dimension = request.getDimensionsList().indexOf(name);
    if (dimension >= 0) {
      Comparator<QueryMetrics.Row> byValue =
          Comparator.comparing(row -> row.group().get(dimension));
      return descending ? byValue.reversed() : byValue;
    }
    for (int i = 0; i < query.definitions().size(); i++) {
      int metric = i;
      if (request.getMetrics(i).equals(name) || query.definitions().get(i).id().equals(name)) {
        Comparator<Double> numbers =
            descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(
            row -> number(row.values().get(metric)), Comparator.nullsLast(numbers));
      }
    }
    throw MetricsException.invalidField(
        "order_by",
        "'%s' is no column; name time, one of the dimensions or one of the metrics asked"
            .formatted(name));
  }

  private static @Nullable Double number(MetricValue value) {
    return value.value();
  }

  MetricRow row(
      QueryMetricsRequest request, QueryMetrics.Request query, QueryMetrics.Row row, Texts texts) {
    MetricRow.Builder proto =
        MetricRow.newBuilder().setTime(PeriodProtos.bucket(row.bucket(), row.hourStart()));
    Map<String, String> dimensions =
        new HashMap<>(ScopedBenchmarks.dimensions(query.scope().filters()));
    for (int i = 0; i < row.group().size(); i++) {
      String name = request.getDimensions(i);
      dimensions.put(name, row.group().get(i));
      proto.addDimensions(
          DimensionValue.newBuilder().setDimension(name).setValue(row.group().get(i)));
    }
    MetricValueProtos values = new MetricValueProtos(texts);
    ScopedBenchmarks beside = benchmarks(request, query, row);
    for (MetricValue value : row.values()) {
      var converted = values.toProto(value).toBuilder();
      if (beside != null) {
        BenchmarkProtos benchmarkProtos = new BenchmarkProtos(texts);
        beside
            .of(value, dimensions)
            .forEach(evaluation -> converted.addBenchmarks(benchmarkProtos.toProto(evaluation)));
      }
      proto.addValues(converted);
    }
    return proto.build();
  }

  private @Nullable ScopedBenchmarks benchmarks(
      QueryMetricsRequest request, QueryMetrics.Request query, QueryMetrics.Row row) {
    return request.hasBenchmarkScope()
        ? new ScopedBenchmarks(
            evaluate,
            benchmarks,
            BenchmarkProtos.fromProto(request.getBenchmarkScope()),
            row.bucket().end(),
            query.scope().acknowledgeMismatch())
        : null;
  }
}
