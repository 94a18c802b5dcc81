package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.DATA_REVISION;
import static org.marketingmetrics.store.generated.Tables.WORKSPACE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.core.workspace.WorkspaceState;

/**
 * One workspace with the revision of its data. Every question about data asks this first, so its
 * text is rendered once.
 */
record SelectWorkspaceState(WorkspaceId id) {
  private static final String TEXT =
      Sql.text(
          DSL.select(
                  WORKSPACE.DISPLAY_NAME,
                  WORKSPACE.TIME_ZONE,
                  WORKSPACE.WEEK_START,
                  WORKSPACE.SOURCE_PRECEDENCE,
                  WORKSPACE.DEFAULT_BASIS,
                  WORKSPACE.CREATED_AT,
                  WORKSPACE.VERSION,
                  DATA_REVISION.REVISION)
              .from(WORKSPACE)
              .leftJoin(DATA_REVISION)
              .on(DATA_REVISION.WORKSPACE_ID.eq(WORKSPACE.WORKSPACE_ID))
              .where(WORKSPACE.WORKSPACE_ID.eq((String) null)));

  Optional<WorkspaceState> run(Sql sql, Connection connection) throws SQLException {
    try (PreparedStatement statement = sql.prepare(connection, TEXT)) {
      statement.setString(1, id.id());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(state(row)) : Optional.empty();
      }
    }
  }

  private WorkspaceState state(ResultSet row) throws SQLException {
    return new WorkspaceState(
        new Workspace(
            id,
            row.getString(1),
            ZoneId.of(row.getString(2)),
            DayOfWeek.of(row.getInt(3)),
            TextLines.parse(row.getString(4)),
            BasisText.parse(row.getString(5)),
            Calendar.instant(row.getLong(6)),
            row.getLong(7)),
        row.getLong(8));
  }
}
