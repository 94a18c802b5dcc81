package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION_VERSION;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Adds versions, or takes the place of those of the same instant. */
record UpsertVersions(WorkspaceId workspace, List<KeyedValues> rows) {
  void run(Sql sql, Connection connection) throws SQLException {
    WideRows wide = new WideRows(OBSERVATION_VERSION, RowTime.OF_VERSION, rows);
    wide.execute(sql, connection, workspace, wide.upsert());
  }

  @Override
  public String toString() {
    return "UpsertVersions[%s, %d rows]".formatted(workspace, rows.size());
  }
}
