package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION_VERSION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Removes versions that say nothing any more, each by its whole key. */
record DeleteVersions(WorkspaceId workspace, List<KeyedValues> rows) {
  void run(Sql sql, Connection connection) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    Condition key = OBSERVATION_VERSION.WORKSPACE_ID.eq((String) null);
    for (Field<?> column : FactKey.columns(OBSERVATION_VERSION)) {
      key = key.and(equal(column));
    }
    key = key.and(equal(OBSERVATION_VERSION.KNOWN_AT));
    String text = Sql.text(DSL.deleteFrom(OBSERVATION_VERSION).where(key));
    try (PreparedStatement statement = sql.prepare(connection, text)) {
      for (KeyedValues row : rows) {
        statement.setString(1, workspace.id());
        statement.setLong(row.key().bind(statement, 2), row.knownAt().first());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static <T> Condition equal(Field<T> column) {
    return column.eq(DSL.val((T) null, column.getDataType()));
  }

  @Override
  public String toString() {
    return "DeleteVersions[%s, %d rows]".formatted(workspace, rows.size());
  }
}
