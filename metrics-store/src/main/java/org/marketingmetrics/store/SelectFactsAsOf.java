package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION;
import static org.marketingmetrics.store.generated.Tables.OBSERVATION_VERSION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The rows of a month block as they were known at an instant, in the order of the primary key.
 *
 * <p>A row that was known by then is taken as it is: all its versions are older. Of one that became
 * known later the versions known by then are folded. The join goes from each row of the first table
 * to its versions, so neither server has to sort.
 */
record SelectFactsAsOf(
    WorkspaceId workspace, SelectBlocks.Block block, Map<Long, Source> sources, long knownAt) {
  void run(Sql sql, Connection connection, FactSink sink) throws SQLException {
    try (PreparedStatement statement = sql.prepareStream(connection, text())) {
      int next = 1;
      statement.setLong(next++, knownAt);
      statement.setLong(next++, knownAt);
      statement.setString(next++, workspace.id());
      statement.setInt(next++, block.month());
      statement.setLong(next, knownAt);
      try (ResultSet rows = statement.executeQuery()) {
        feed(rows, sink);
      }
    }
  }

  private String text() {
    List<Field<?>> order = new ArrayList<>(FactKey.columns(OBSERVATION));
    order.remove(OBSERVATION.MONTH);
    List<Field<?>> columns = new ArrayList<>(order);
    columns.add(OBSERVATION.KNOWN_AT);
    columns.add(OBSERVATION.CONFIRMED_AT);
    columns.add(OBSERVATION_VERSION.KNOWN_AT);
    columns.addAll(MeasureColumns.in(OBSERVATION, block.measures()));
    columns.addAll(MeasureColumns.in(OBSERVATION_VERSION, block.measures()));
    return Sql.text(
        DSL.select(columns)
            .from(OBSERVATION)
            .leftJoin(OBSERVATION_VERSION)
            .on(sameKey())
            .and(OBSERVATION.VERSIONS.gt(DSL.inline(1)))
            .and(OBSERVATION.KNOWN_AT.gt((Long) null))
            .and(OBSERVATION_VERSION.KNOWN_AT.le((Long) null))
            .where(OBSERVATION.WORKSPACE_ID.eq((String) null))
            .and(OBSERVATION.MONTH.eq((Integer) null))
            .and(OBSERVATION.KNOWN_AT.le((Long) null).or(OBSERVATION_VERSION.KNOWN_AT.isNotNull()))
            .orderBy(order));
  }

  private static Condition sameKey() {
    List<? extends Field<?>> keys = FactKey.columns(OBSERVATION);
    List<? extends Field<?>> versions = FactKey.columns(OBSERVATION_VERSION);
    Condition same = OBSERVATION_VERSION.WORKSPACE_ID.eq(OBSERVATION.WORKSPACE_ID);
    for (int i = 0; i < keys.size(); i++) {
      same = same.and(equal(versions.get(i), keys.get(i)));
    }
    return same;
  }

  @SuppressWarnings("unchecked") // Columns of one name have one type in both tables.
  private static <T> Condition equal(Field<T> version, Field<?> key) {
    return version.eq((Field<T>) key);
  }

  private void feed(ResultSet rows, FactSink sink) throws SQLException {
    int first = FactRowReader.COLUMNS + 1;
    FactRowReader row = new FactRowReader(sources);
    ValueReader latest = new ValueReader(block.measures(), first + 3);
    ValueReader version =
        new ValueReader(block.measures(), first + 3 + block.measures().cardinality());
    StreamPace pace = new StreamPace();
    Folding folding = new Folding(sink);
    while (rows.next()) {
      pace.row();
      long rowKnownAt = rows.getLong(first);
      boolean asItIs = rowKnownAt <= knownAt;
      long confirmedAt = rows.getLong(first + 1);
      long known =
          !asItIs
              ? rows.getLong(first + 2)
              : confirmedAt != 0 && confirmedAt <= knownAt ? confirmedAt : rowKnownAt;
      folding.add(
          row.series(rows),
          row.period(rows),
          row.source(rows),
          row.basis(rows),
          known,
          (asItIs ? latest : version).read(rows));
    }
    folding.end();
  }

  /** Lets the versions of one key, which come one after the other, become one row. */
  private static final class Folding {
    private final FactSink sink;
    private @Nullable Row row;

    private record Row(
        long series, Period period, String source, long basis, long known, RowValues values) {
      boolean sameKey(Row other) {
        return series == other.series
            && basis == other.basis
            && period.equals(other.period)
            && source.equals(other.source);
      }

      Row with(Row other) {
        boolean newer = other.known > known;
        return new Row(
            series,
            period,
            source,
            basis,
            Math.max(known, other.known),
            newer ? values.overriddenBy(other.values) : other.values.overriddenBy(values));
      }
    }

    Folding(FactSink sink) {
      this.sink = sink;
    }

    void add(long series, Period period, String source, long basis, long known, RowValues values) {
      Row next = new Row(series, period, source, basis, known, values);
      if (row != null && row.sameKey(next)) {
        row = row.with(next);
      } else {
        end();
        row = next;
      }
    }

    void end() {
      if (row != null) {
        sink.row(row.series, row.period, row.source, row.basis, row.known, row.values);
        row = null;
      }
    }
  }

  @Override
  public String toString() {
    return "SelectFactsAsOf[%s, %d, %d]".formatted(workspace, block.month(), knownAt);
  }
}
