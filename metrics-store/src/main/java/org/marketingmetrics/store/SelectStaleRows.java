package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.StaleRows;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Rows of a source that were last reported before an instant and have values. Which series they are
 * of is read first: level and part stand in the dictionary of series, not in the rows.
 */
record SelectStaleRows(WorkspaceId workspace, StaleRows wanted) {
  private static final Field<Long> LAST_REPORTED =
      DSL.coalesce(OBSERVATION.CONFIRMED_AT, OBSERVATION.KNOWN_AT);

  List<ObservationRow> run(Sql sql, Connection connection) throws SQLException {
    DSLContext jooq = sql.on(connection);
    BitSet measures = measures(jooq);
    if (measures.isEmpty()) {
      return List.of();
    }
    List<Field<Long>> columns = MeasureColumns.in(OBSERVATION, measures);
    Condition stale = stale(columns);
    List<Long> ids =
        jooq.selectDistinct(OBSERVATION.SERIES_ID)
            .from(OBSERVATION)
            .where(stale)
            .fetch(OBSERVATION.SERIES_ID);
    Map<Long, SeriesKey> series = new TreeMap<>();
    new SelectNames(Dictionaries.OF_SERIES, workspace, ids)
        .run(sql, connection)
        .forEach((id, text) -> keep(series, id, TextLines.parseSeries(text)));
    Map<Long, Basis> bases = new SelectBases(workspace).run(jooq);
    List<ObservationRow> found = new ArrayList<>();
    for (List<Long> chunk : Chunks.of(new ArrayList<>(series.keySet()))) {
      int limit = wanted.limit() - found.size();
      if (limit > 0) {
        select(jooq, stale.and(OBSERVATION.SERIES_ID.in(chunk)), columns, limit)
            .forEach(row -> add(found, row, columns, measures, series, bases));
      }
    }
    return found;
  }

  private void keep(Map<Long, SeriesKey> series, long id, SeriesKey key) {
    if (wanted.lines().contains(CoverageLine.of(key))) {
      series.put(id, key);
    }
  }

  private BitSet measures(DSLContext jooq) {
    BitSet measures = new BitSet();
    for (SelectBlocks.Block block : new SelectBlocks(workspace).run(jooq)) {
      if (block.month() >= Calendar.month(wanted.range().start())
          && block.month() <= Calendar.month(wanted.range().end())) {
        measures.or(block.measures());
      }
    }
    return measures;
  }

  private Condition stale(List<Field<Long>> columns) {
    Condition hasValues =
        DSL.or(columns.stream().map(column -> column.gt(RowValues.RETIRED)).toList());
    return OBSERVATION
        .WORKSPACE_ID
        .eq(workspace.id())
        .and(OBSERVATION.MONTH.ge(Calendar.month(wanted.range().start())))
        .and(OBSERVATION.MONTH.le(Calendar.month(wanted.range().end())))
        .and(OBSERVATION.SOURCE_ID.eq(StableId.of(wanted.source()).id()))
        .and(OBSERVATION.DAY.ge(Calendar.day(wanted.range().start())))
        .and(OBSERVATION.DAY.le(Calendar.day(lastStart())))
        .and(OBSERVATION.DAYS.eq((short) wanted.days()))
        .and(LAST_REPORTED.lt(wanted.before()))
        .and(hasValues);
  }

  /** The last day on which a row of that length can begin and still end within the range. */
  private java.time.LocalDate lastStart() {
    return wanted.range().end().minusDays(Math.max(0, wanted.days() - 1));
  }

  private static List<? extends Record> select(
      DSLContext jooq, Condition condition, List<Field<Long>> measures, int limit) {
    List<Field<?>> columns = new ArrayList<>(measures);
    columns.add(OBSERVATION.SERIES_ID);
    columns.add(OBSERVATION.DAY);
    columns.add(OBSERVATION.DAYS);
    columns.add(OBSERVATION.HOUR);
    columns.add(OBSERVATION.BASIS_ID);
    columns.add(LAST_REPORTED);
    return jooq.select(columns)
        .from(OBSERVATION)
        .where(condition)
        .orderBy(FactKey.columns(OBSERVATION))
        .option(Sql.limit(limit))
        .fetch();
  }

  private static void add(
      List<ObservationRow> found,
      Record row,
      List<Field<Long>> columns,
      BitSet measures,
      Map<Long, SeriesKey> series,
      Map<Long, Basis> bases) {
    SeriesKey key = series.get(row.get(OBSERVATION.SERIES_ID));
    Basis basis = bases.get(row.get(OBSERVATION.BASIS_ID));
    if (key == null || basis == null) {
      throw new IllegalStateException("a row of an unknown series or basis: " + row);
    }
    Map<Integer, Long> values = new TreeMap<>();
    int ordinal = measures.nextSetBit(0);
    for (Field<Long> column : columns) {
      Long value = row.get(column);
      if (value != null) {
        values.put(ordinal, value);
      }
      ordinal = measures.nextSetBit(ordinal + 1);
    }
    Period period =
        new Period(
            Calendar.day(row.get(OBSERVATION.DAY)),
            row.get(OBSERVATION.DAYS),
            row.get(OBSERVATION.HOUR));
    found.add(
        new ObservationRow(
            found.size(), key, period, basis, row.get(LAST_REPORTED), RowValues.of(values)));
  }

  @Override
  public String toString() {
    return "SelectStaleRows[%s, %s]".formatted(workspace, wanted);
  }
}
