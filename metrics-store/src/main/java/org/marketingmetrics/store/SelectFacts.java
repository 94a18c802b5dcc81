package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The rows of a month block without mixed rows, in the order of the primary key, one by one as they
 * arrive.
 */
record SelectFacts(WorkspaceId workspace, SelectBlocks.Block block, Map<Long, Source> sources) {
  void run(Sql sql, Connection connection, FactSink sink) throws SQLException {
    try (PreparedStatement statement = sql.prepareStream(connection, text())) {
      statement.setString(1, workspace.id());
      statement.setInt(2, block.month());
      try (ResultSet rows = statement.executeQuery()) {
        feed(rows, sink);
      }
    }
  }

  private String text() {
    List<Field<?>> columns = new ArrayList<>(FactKey.columns(OBSERVATION));
    columns.remove(OBSERVATION.MONTH);
    List<Field<?>> order = List.copyOf(columns);
    columns.add(DSL.coalesce(OBSERVATION.CONFIRMED_AT, OBSERVATION.KNOWN_AT));
    columns.addAll(MeasureColumns.in(OBSERVATION, block.measures()));
    return Sql.text(
        DSL.select(columns)
            .from(OBSERVATION)
            .where(OBSERVATION.WORKSPACE_ID.eq((String) null))
            .and(OBSERVATION.MONTH.eq((Integer) null))
            .orderBy(order));
  }

  private void feed(ResultSet rows, FactSink sink) throws SQLException {
    FactRowReader row = new FactRowReader(sources);
    ValueReader values = new ValueReader(block.measures(), FactRowReader.COLUMNS + 2);
    StreamPace pace = new StreamPace();
    while (rows.next()) {
      pace.row();
      sink.row(
          row.series(rows),
          row.period(rows),
          row.source(rows),
          row.basis(rows),
          rows.getLong(FactRowReader.COLUMNS + 1),
          values.read(rows));
    }
  }

  @Override
  public String toString() {
    return "SelectFacts[%s, %d]".formatted(workspace, block.month());
  }
}
