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
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The accepted events of one person, by time, then by id: one range of the primary key.
 *
 * @param from milliseconds, inclusive
 * @param to milliseconds, inclusive
 */
record SelectSubjectEvents(WorkspaceId workspace, String subject, long from, long to, int limit) {
  List<Event> run(Sql sql, Connection connection) throws SQLException {
    List<Event> events = new ArrayList<>();
    try (PreparedStatement statement = sql.prepare(connection, text())) {
      statement.setString(1, workspace.id());
      statement.setInt(2, Subjects.bucket(subject));
      statement.setBytes(3, EventRows.utf8(subject));
      statement.setLong(4, from);
      statement.setLong(5, to);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(EventRows.read(rows, 1));
        }
      }
    }
    return events;
  }

  private String text() {
    return Sql.text(
        DSL.select(EventRows.columns(EVENT))
            .from(EVENT)
            .where(EVENT.WORKSPACE_ID.eq((String) null))
            .and(EVENT.BUCKET.eq((Short) null))
            .and(EVENT.SUBJECT.eq((byte[]) null))
            .and(EVENT.AT.ge((Long) null))
            .and(EVENT.AT.le((Long) null))
            .orderBy(EVENT.AT, EVENT.EVENT_ID)
            .option(Sql.limit(limit)));
  }

  @Override
  public String toString() {
    return "SelectSubjectEvents[%s, %d to %d]".formatted(workspace, from, to);
  }
}
