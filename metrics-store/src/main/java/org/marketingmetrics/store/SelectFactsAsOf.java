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
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The rows of a month block as they were known at an instant, in the order of the primary key, each
 * measure with the time of its own last report.
 *
 * <p>A row that is not mixed and was last reported by then says it all. Beside the others stand
 * their versions first known by then. The join goes from each row of the first table to its
 * versions, so neither server has to sort.
 *
 * @param knownAt microseconds since 1970 UTC, inclusive; the greatest number for now
 */
record SelectFactsAsOf(
    WorkspaceId workspace, SelectBlocks.Block block, Map<Long, Source> sources, long knownAt) {
  private static final int ROW = FactRowReader.COLUMNS + 1;
  private static final int MIXED = ROW + 3;
  private static final int VERSION = ROW + 4;
  private static final int MEASURES = ROW + 6;

  void run(Sql sql, Connection connection, FactSink sink) throws SQLException {
    try (PreparedStatement statement = sql.prepareStream(connection, text())) {
      statement.setLong(1, knownAt);
      statement.setLong(2, knownAt);
      statement.setString(3, workspace.id());
      statement.setInt(4, block.month());
      statement.setLong(5, knownAt);
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
    columns.add(OBSERVATION.REPEATS);
    columns.add(OBSERVATION.MIXED);
    columns.add(OBSERVATION_VERSION.KNOWN_AT);
    columns.add(OBSERVATION_VERSION.REPEATS);
    columns.addAll(MeasureColumns.in(OBSERVATION, block.measures()));
    columns.addAll(MeasureColumns.in(OBSERVATION_VERSION, block.measures()));
    Field<Long> lastReported = DSL.coalesce(OBSERVATION.CONFIRMED_AT, OBSERVATION.KNOWN_AT);
    Condition saysNotAll =
        OBSERVATION.MIXED.ne(DSL.inline((byte) 0)).or(lastReported.gt((Long) null));
    Condition isReport =
        OBSERVATION.MIXED.eq(DSL.inline((byte) 0)).and(OBSERVATION.KNOWN_AT.le((Long) null));
    return Sql.text(
        DSL.select(columns)
            .from(OBSERVATION)
            .leftJoin(OBSERVATION_VERSION)
            .on(sameKey())
            .and(OBSERVATION.VERSIONS.gt(DSL.inline(1)))
            .and(saysNotAll)
            .and(OBSERVATION_VERSION.KNOWN_AT.le((Long) null))
            .where(OBSERVATION.WORKSPACE_ID.eq((String) null))
            .and(OBSERVATION.MONTH.eq((Integer) null))
            .and(isReport.or(OBSERVATION_VERSION.KNOWN_AT.isNotNull()))
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
    FactRowReader key = new FactRowReader(sources);
    ValueReader own = new ValueReader(block.measures(), MEASURES);
    ValueReader ofVersion =
        new ValueReader(block.measures(), MEASURES + block.measures().cardinality());
    StreamPace pace = new StreamPace();
    RowReports reports = new RowReports(sink);
    while (rows.next()) {
      pace.row();
      reports.at(key.series(rows), key.period(rows), key.source(rows), key.basis(rows));
      if (rows.getInt(MIXED) == 0 && rows.getLong(ROW) <= knownAt) {
        reports.add(lastReported(rows), own.read(rows));
      }
      long firstKnown = rows.getLong(VERSION);
      if (!rows.wasNull()) {
        RowValues values = ofVersion.read(rows);
        byte[] repeats = rows.getBytes(VERSION + 1);
        reports.add(
            repeats == null ? firstKnown : Instants.of(firstKnown, repeats, null).floor(knownAt),
            values);
      }
    }
    reports.end();
  }

  /** When a row that is a report of its own was last reported by the instant. */
  private long lastReported(ResultSet rows) throws SQLException {
    long confirmedAt = rows.getLong(ROW + 1);
    boolean once = rows.wasNull();
    if (!once && confirmedAt <= knownAt) {
      return confirmedAt;
    }
    return once ? rows.getLong(ROW) : RowTime.ofRow(rows, ROW).floor(knownAt);
  }

  @Override
  public String toString() {
    return "SelectFactsAsOf[%s, %d, %d]".formatted(workspace, block.month(), knownAt);
  }
}
