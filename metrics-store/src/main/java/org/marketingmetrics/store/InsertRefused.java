package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_REFUSED;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.event.ReceivedEvent;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Keeps events that do not count. One that was refused before, for the same reason, stays. */
record InsertRefused(WorkspaceId workspace, long receivedAt, List<ReceivedEvent> events) {
  private static final String TEXT = text();

  private static String text() {
    List<Field<?>> columns =
        new ArrayList<>(
            List.of(EVENT_REFUSED.WORKSPACE_ID, EVENT_REFUSED.VERDICT, EVENT_REFUSED.RECEIVED_AT));
    columns.addAll(EventRows.columns(EVENT_REFUSED));
    Object[] parameters =
        columns.stream().map(column -> DSL.val(null, column.getDataType())).toArray();
    return Sql.text(
        DSL.insertInto(EVENT_REFUSED, columns)
            .values(parameters)
            .onDuplicateKeyUpdate()
            .set(EVENT_REFUSED.VERDICT, EVENT_REFUSED.VERDICT));
  }

  void run(Sql sql, Connection connection) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = sql.prepare(connection, TEXT)) {
      for (ReceivedEvent received : events) {
        statement.setString(1, workspace.id());
        statement.setString(2, received.verdict().name());
        statement.setLong(3, receivedAt);
        EventRows.bind(statement, 4, received.event());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  @Override
  public String toString() {
    return "InsertRefused[%s, %d events]".formatted(workspace, events.size());
  }
}
