package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The accepted raw events of one write, to pack them anew. No index leads there, since nothing asks
 * for it but damage: it looks through all events of the workspace.
 */
record SelectBatchEvents(WorkspaceId workspace, long batch) {
  List<Event> run(Sql sql, Connection connection) throws SQLException {
    List<Event> events = new ArrayList<>();
    String text =
        Sql.text(
            DSL.select(EventRows.columns(EVENT))
                .from(EVENT)
                .where(EVENT.WORKSPACE_ID.eq((String) null))
                .and(EVENT.BATCH_ID.eq((Long) null)));
    try (PreparedStatement statement = sql.prepareStream(connection, text)) {
      statement.setString(1, workspace.id());
      statement.setLong(2, batch);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(EventRows.read(rows, 1));
        }
      }
    }
    return events;
  }
}
