package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Writes rows with a column for each measure. The statement names only the measures that some row
 * reports, and is bound without jOOQ, whose share would be larger than the driver's.
 */
final class WideRows {
  private final Table<?> table;
  private final List<RowTime> times;
  private final List<KeyedValues> rows;
  private final BitSet measures;

  WideRows(Table<?> table, List<RowTime> times, List<KeyedValues> rows) {
    this.table = table;
    this.times = times;
    this.rows = rows;
    this.measures = MeasureColumns.of(rows.stream().map(KeyedValues::values).toList());
  }

  private List<Field<?>> updatable() {
    return Stream.<Field<?>>concat(
            times.stream().map(time -> time.in(table)), MeasureColumns.in(table, measures).stream())
        .collect(Collectors.toList());
  }

  private List<Field<?>> columns() {
    List<Field<?>> columns = new ArrayList<>();
    columns.add(table.field("workspace_id"));
    columns.addAll(FactKey.columns(table));
    columns.addAll(updatable());
    return columns;
  }

  /** Text that fails on keys that are there. */
  String insert() {
    List<Field<?>> columns = columns();
    return Sql.text(DSL.insertInto(table, columns).values(parameters(columns)));
  }

  /** Text that takes the place of what is there. */
  String upsert() {
    List<Field<?>> columns = columns();
    Map<Field<?>, Field<?>> taken = new LinkedHashMap<>();
    updatable().forEach(column -> taken.put(column, DSL.excluded(column)));
    return Sql.text(
        DSL.insertInto(table, columns)
            .values(parameters(columns))
            .onDuplicateKeyUpdate()
            .set(taken));
  }

  private static Object[] parameters(List<Field<?>> columns) {
    return columns.stream().map(column -> DSL.val(null, column.getDataType())).toArray();
  }

  /** Sends all rows as one batch, which the driver makes one statement of. */
  void execute(Sql sql, Connection connection, WorkspaceId workspace, String text)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    int[] columnOf = new int[measures.length()];
    int firstMeasure = 2 + 7 + times.size();
    int next = firstMeasure;
    for (int m = measures.nextSetBit(0); m >= 0; m = measures.nextSetBit(m + 1)) {
      columnOf[m] = next++;
    }
    try (PreparedStatement statement = sql.prepare(connection, text)) {
      for (KeyedValues row : rows) {
        statement.setString(1, workspace.id());
        int place = row.key().bind(statement, 2);
        for (RowTime time : times) {
          time.bind(statement, place++, row);
        }
        bindValues(statement, row, columnOf, firstMeasure, next);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bindValues(
      PreparedStatement statement, KeyedValues row, int[] columnOf, int first, int end)
      throws SQLException {
    int next = first;
    for (int i = 0; i < row.values().size(); i++) {
      int column = columnOf[row.values().ordinal(i)];
      while (next < column) {
        statement.setNull(next++, Types.BIGINT);
      }
      statement.setLong(next++, row.values().value(i));
    }
    while (next < end) {
      statement.setNull(next++, Types.BIGINT);
    }
  }

  @Override
  public String toString() {
    return "WideRows[%s, %d rows, measures %s]"
        .formatted(table.getName(), rows.size(), Arrays.toString(measures.stream().toArray()));
  }
}
