package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Takes the place of rows that this transaction has read and locked. Rows are whole: a measure that
 * one lacks is null in it.
 */
record UpsertObservations(WorkspaceId workspace, List<KeyedValues> rows) {
  void run(Sql sql, Connection connection) throws SQLException {
    WideRows wide = new WideRows(OBSERVATION, RowTime.OF_ROW, rows);
    wide.execute(sql, connection, workspace, wide.upsert());
  }

  @Override
  public String toString() {
    return "UpsertObservations[%s, %d rows]".formatted(workspace, rows.size());
  }
}
