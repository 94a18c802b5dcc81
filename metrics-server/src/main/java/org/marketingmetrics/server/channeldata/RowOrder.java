package org.marketingmetrics.server.channeldata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;

/** The order in which a request wants its rows. */
final class RowOrder {
  private static final String TIME = "time";
  private static final Comparator<QueryMetrics.Row> BY_TIME =
      Comparator.comparing((QueryMetrics.Row row) -> row.bucket().start())
          .thenComparingInt(QueryMetrics.Row::hourStart);

  private final QueryMetricsRequest request;
  private final QueryMetrics.Request query;
  private final @Nullable Comparator<QueryMetrics.Row> order;

  /**
   * The order of one request.
   *
   * @throws MetricsException INVALID_FIELD when {@code order_by} names no column
   */
  RowOrder(QueryMetricsRequest request, QueryMetrics.Request query) {
    this.request = request;
    this.query = query;
    this.order = request.getOrderBy().isBlank() ? null : columns(request.getOrderBy());
  }

  /** The rows by the columns of {@code order_by}; ties, and all without it, as they were. */
  List<QueryMetrics.Row> sorted(List<QueryMetrics.Row> rows) {
    if (order == null) {
      return rows;
    }
    List<QueryMetrics.Row> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return sorted;
  }

  private Comparator<QueryMetrics.Row> columns(String orderBy) {
    return Stream.of(orderBy.split(",", -1))
        .map(part -> part(part.strip()))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private Comparator<QueryMetrics.Row> part(String part) {
    if (part.endsWith(" desc")) {
      return column(part.substring(0, part.length() - " desc".length()).strip(), true);
    }
    return column(part, false);
  }

  private Comparator<QueryMetrics.Row> column(String name, boolean falls) {
    if (name.equals(TIME)) {
      return falls ? BY_TIME.reversed() : BY_TIME;
    }
    int dimension = request.getDimensionsList().indexOf(name);
    if (dimension >= 0) {
      Comparator<QueryMetrics.Row> byValue =
          Comparator.comparing(row -> row.group().get(dimension));
      return falls ? byValue.reversed() : byValue;
    }
    int metric = metric(name);
    Comparator<Double> numbers = falls ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(
        row -> number(row.values().get(metric)), Comparator.nullsLast(numbers));
  }

  /** Position of a metric, named as in the request or by its id. */
  private int metric(String name) {
    for (int i = 0; i < query.definitions().size(); i++) {
      if (request.getMetrics(i).equals(name) || query.definitions().get(i).id().equals(name)) {
        return i;
      }
    }
    throw MetricsException.invalidField(
        "order_by",
        "'%s' is no column; name time, one of the dimensions or one of the metrics asked, with or without ' desc'"
            .formatted(name));
  }

  private static @Nullable Double number(MetricValue value) {
    return value.value();
  }
}
