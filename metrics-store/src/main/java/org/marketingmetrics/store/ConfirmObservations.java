package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Notes when rows that this transaction has read and locked were reported again without a change.
 * An upsert, since the driver makes one statement of many upserts but not of many updates; nothing
 * is ever inserted by it.
 */
record ConfirmObservations(WorkspaceId workspace, List<KeyedValues> rows) {
  private static final List<RowTime> TIMES =
      List.of(RowTime.KNOWN_AT, RowTime.CONFIRMED_AT, RowTime.REPEATS);

  void run(Sql sql, Connection connection) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    List<Field<?>> columns = new ArrayList<>();
    columns.add(OBSERVATION.WORKSPACE_ID);
    columns.addAll(FactKey.columns(OBSERVATION));
    TIMES.forEach(time -> columns.add(time.in(OBSERVATION)));
    String text =
        Sql.text(
            DSL.insertInto(OBSERVATION, columns)
                .values(columns.stream().map(c -> DSL.val(null, c.getDataType())).toArray())
                .onDuplicateKeyUpdate()
                .set(OBSERVATION.CONFIRMED_AT, DSL.excluded(OBSERVATION.CONFIRMED_AT))
                .set(OBSERVATION.REPEATS, DSL.excluded(OBSERVATION.REPEATS)));
    try (PreparedStatement statement = sql.prepare(connection, text)) {
      for (KeyedValues row : rows) {
        statement.setString(1, workspace.id());
        int next = row.key().bind(statement, 2);
        for (RowTime time : TIMES) {
          time.bind(statement, next++, row);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  @Override
  public String toString() {
    return "ConfirmObservations[%s, %d rows]".formatted(workspace, rows.size());
  }
}
