package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Adds accepted events. Fails on the key when an id is there already, and adds none. They go in by
 * the order of the key, so that two writers who meet wait for each other instead of deadlocking,
 * and neighbours are on one page.
 */
record InsertEvents(WorkspaceId workspace, long batch, long receivedAt, List<Event> events) {
  private static final int ROWS = 2_000;

  private static final Comparator<Event> BY_KEY =
      Comparator.<Event>comparingInt(event -> Subjects.bucket(event.subject()))
          .thenComparing(Event::subject)
          .thenComparing(Event.IN_TIME);

  private static final String TEXT = text();

  private static String text() {
    List<Field<?>> columns =
        new ArrayList<>(
            List.of(EVENT.WORKSPACE_ID, EVENT.BUCKET, EVENT.BATCH_ID, EVENT.RECEIVED_AT));
    columns.addAll(EventRows.columns(EVENT));
    Object[] parameters =
        columns.stream().map(column -> DSL.val(null, column.getDataType())).toArray();
    return Sql.text(DSL.insertInto(EVENT, columns).values(parameters));
  }

  void run(Sql sql, Connection connection) throws SQLException {
    List<Event> sorted = events.stream().sorted(BY_KEY).toList();
    for (int from = 0; from < sorted.size(); from += ROWS) {
      try (PreparedStatement statement = sql.prepare(connection, TEXT)) {
        for (Event event : sorted.subList(from, Math.min(from + ROWS, sorted.size()))) {
          statement.setString(1, workspace.id());
          statement.setInt(2, Subjects.bucket(event.subject()));
          statement.setLong(3, batch);
          statement.setLong(4, receivedAt);
          EventRows.bind(statement, 5, event);
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }
  }

  @Override
  public String toString() {
    return "InsertEvents[%s, %d events]".formatted(workspace, events.size());
  }
}
