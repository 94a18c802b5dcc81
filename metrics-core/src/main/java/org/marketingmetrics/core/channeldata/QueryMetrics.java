package org.marketingmetrics.core.channeldata;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.channeldata.rows.CellKey;
import org.marketingmetrics.core.channeldata.rows.MetricAnswer;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.workspace.WorkspaceState;

/**
 * Computes measures and metrics by dimensions and buckets of time. A metric that cannot be given is
 * null with a reason; the others stand.
 */
public final class QueryMetrics {
  /** Most rows of one answer, over all its pages. */
  public static final int MAX_ROWS = 1_000_000;

  private final Catalog catalog;
  private final WorkspaceStore workspaces;
  private final FactsProvider facts;
  private final Clock clock;
  private final int maxRows;

  /** The use case over its ports. */
  public QueryMetrics(
      Catalog catalog, WorkspaceStore workspaces, FactsProvider facts, Clock clock) {
    this(catalog, workspaces, facts, clock, MAX_ROWS);
  }

  QueryMetrics(
      Catalog catalog, WorkspaceStore workspaces, FactsProvider facts, Clock clock, int maxRows) {
    this.maxRows = maxRows;
    this.catalog = catalog;
    this.workspaces = workspaces;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * A question.
   *
   * @param definitions measures and metrics, in the order of the answer's columns
   * @param scope of which data
   * @param confidence level of intervals, above 0 and below 1
   */
  public record Request(List<Definition> definitions, DataScope scope, double confidence) {
    public Request {
      definitions = List.copyOf(definitions);
    }
  }

  /**
   * One row of the answer.
   *
   * @param group values of the dimensions asked for, in their order
   * @param bucket days of the bucket, cut to the range asked for
   * @param hourStart for hours: start in minutes since 1970 UTC, else -1
   * @param values one per definition
   */
  public record Row(List<String> group, DateRange bucket, int hourStart, List<MetricValue> values) {
    public Row {
      group = List.copyOf(group);
      values = List.copyOf(values);
    }
  }

  /**
   * The answer.
   *
   * @param rows by time, then by group; without groups and buckets there is one, data or not
   * @param revision of the data that answered
   * @param opened the data that answered
   */
  public record Result(List<Row> rows, long revision, DataScope.Opened opened) {
    public Result {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Answers a question.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, UNKNOWN_DIMENSION, UNKNOWN_SOURCE, INVALID_FIELD,
   *     REVISION_NOT_REACHED, QUERY_TOO_LARGE; DEFINITION_MISMATCH when every value asked for would
   *     mix definitions
   */
  public Result run(Request request) {
    return run(request, request.scope().open(workspaces, facts, clock));
  }

  /**
   * Answers a question about a workspace whose state was read for it.
   *
   * @throws MetricsException as {@link #run(Request)}
   */
  public Result run(Request request, WorkspaceState state) {
    return run(request, request.scope().open(state, facts, clock));
  }

  private Result run(Request request, DataScope.Opened opened) {
    List<MetricAnswer> answers = new ArrayList<>();
    SortedSet<CellKey> keys = new TreeSet<>();
    for (Definition definition : request.definitions()) {
      CallDeadline.check();
      MetricAnswer answer =
          MetricAnswer.of(catalog, definition, opened.facts(), opened.rows(), request.confidence());
      answers.add(answer);
      keys.addAll(answer.cells().keySet());
      requireSize(keys.size());
    }
    requireSomeComparable(answers);
    List<Row> rows = new ArrayList<>();
    for (CellKey key : keys) {
      rows.add(row(key, request.scope().range(), answers));
    }
    if (rows.isEmpty() && isOneValue(request.scope())) {
      rows.add(row(null, request.scope().range(), answers));
    }
    return new Result(rows, opened.facts().revision(), opened);
  }

  private static Row row(@Nullable CellKey key, DateRange range, List<MetricAnswer> answers) {
    List<MetricValue> values = answers.stream().map(answer -> answer.value(key)).toList();
    return key == null
        ? new Row(List.of(), range, -1, values)
        : new Row(
            key.group(),
            new DateRange(LocalDate.ofEpochDay(key.start()), LocalDate.ofEpochDay(key.end())),
            key.hourStart(),
            values);
  }

  private static boolean isOneValue(DataScope scope) {
    return scope.groupBy().isEmpty() && scope.grain() == Grain.TOTAL;
  }

  private void requireSize(int rows) {
    if (rows > maxRows) {
      throw MetricsException.of(
              ErrorReason.QUERY_TOO_LARGE,
              "the answer would have %,d rows, more than %,d; ask for fewer dimensions, a longer grain or a shorter range"
                  .formatted(rows, maxRows))
          .with("rows", Integer.toString(rows))
          .with("limit", Integer.toString(maxRows))
          .build();
    }
  }

  private void requireSomeComparable(List<MetricAnswer> answers) {
    boolean all =
        answers.stream()
            .allMatch(
                answer ->
                    answer.outcomes().stream()
                        .anyMatch(
                            outcome -> outcome.nullReason() == NullReason.DEFINITION_MISMATCH));
    if (all) {
      MetricAnswer first = answers.getFirst();
      throw Mismatch.of(catalog, first.definition(), first.outcomes());
    }
  }
}
