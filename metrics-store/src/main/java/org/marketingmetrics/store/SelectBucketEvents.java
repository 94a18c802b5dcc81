package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.Months;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The accepted raw events of a block by the batch that brought them: to pack them anew. */
record SelectBucketEvents(WorkspaceId workspace, BlockId block) {
  Map<Long, List<Event>> run(Sql sql, Connection connection) throws SQLException {
    Map<Long, List<Event>> events = new HashMap<>();
    try (PreparedStatement statement = sql.prepareStream(connection, text())) {
      statement.setString(1, workspace.id());
      statement.setInt(2, block.bucket());
      statement.setLong(3, Months.start(block.month()));
      statement.setLong(4, Months.end(block.month()));
      StreamPace pace = new StreamPace();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          pace.row();
          events
              .computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>())
              .add(EventRows.read(rows, 2));
        }
      }
    }
    return events;
  }

  private static String text() {
    List<Field<?>> columns = new ArrayList<>();
    columns.add(EVENT.BATCH_ID);
    columns.addAll(EventRows.columns(EVENT));
    return Sql.text(
        DSL.select(columns)
            .from(EVENT)
            .where(EVENT.WORKSPACE_ID.eq((String) null))
            .and(EVENT.BUCKET.eq((Short) null))
            .and(EVENT.AT.ge((Long) null))
            .and(EVENT.AT.lt((Long) null)));
  }
}
