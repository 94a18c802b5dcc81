package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Adds rows whose keys are new. Fails on the key when one of them is not, and adds none. */
record InsertObservations(WorkspaceId workspace, List<KeyedValues> rows) {
  void run(Sql sql, Connection connection) throws SQLException {
    WideRows wide = new WideRows(OBSERVATION, times(), rows);
    wide.execute(sql, connection, workspace, wide.insert());
  }

  /** Rows of keys that were reported once, nearly all, leave the rest to the columns' defaults. */
  private List<RowTime> times() {
    return rows.stream().allMatch(KeyedValues::once) ? RowTime.ONCE : RowTime.OF_ROW;
  }

  @Override
  public String toString() {
    return "InsertObservations[%s, %d rows]".formatted(workspace, rows.size());
  }
}
