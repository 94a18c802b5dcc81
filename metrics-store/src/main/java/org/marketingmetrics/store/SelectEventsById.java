package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The accepted events of some ids. */
record SelectEventsById(WorkspaceId workspace, Collection<String> ids) {
  private static final Map<Integer, String> TEXTS = new ConcurrentHashMap<>();

  Map<String, Event> run(Sql sql, Connection connection) throws SQLException {
    Map<String, Event> found = new HashMap<>();
    for (List<String> chunk : Chunks.of(List.copyOf(ids))) {
      String text = TEXTS.computeIfAbsent(chunk.size(), SelectEventsById::text);
      try (PreparedStatement statement = sql.prepare(connection, text)) {
        statement.setString(1, workspace.id());
        for (int i = 0; i < chunk.size(); i++) {
          statement.setBytes(i + 2, EventRows.utf8(chunk.get(i)));
        }
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            Event event = EventRows.read(rows, 1);
            found.put(event.id(), event);
          }
        }
      }
    }
    return found;
  }

  private static String text(int ids) {
    return Sql.text(
        DSL.select(EventRows.columns(EVENT))
            .from(EVENT)
            .where(EVENT.WORKSPACE_ID.eq((String) null))
            .and(EVENT.EVENT_ID.in(Collections.nCopies(ids, new byte[0]))));
  }

  @Override
  public String toString() {
    return "SelectEventsById[%s, %d ids]".formatted(workspace, ids.size());
  }
}
