package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.timeline.TieOrder;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Asks the raw events how those of one instant follow each other, within a transaction. */
record DatabaseTies(WorkspaceId workspace, Sql sql, Connection connection) implements TieOrder {
  @Override
  public List<Event> at(String subject, long at) {
    try {
      return new SelectSubjectEvents(workspace, subject, at, at, Integer.MAX_VALUE)
          .run(sql, connection);
    } catch (SQLException e) {
      throw new DataAccessException("ties could not be read", e);
    }
  }
}
