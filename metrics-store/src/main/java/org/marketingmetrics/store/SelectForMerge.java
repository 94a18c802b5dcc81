package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The rows that are there of the facts some keys name, of any basis, locked until the transaction
 * ends.
 *
 * @param facts keys, one for each fact, in order
 */
record SelectForMerge(WorkspaceId workspace, List<FactKey> facts) {
  /** A row as it was found. */
  record Found(Instants knownAt, int versions, boolean mixed, RowValues values) {}

  private static final Map<Integer, String> TEXTS = new ConcurrentHashMap<>();

  Map<FactKey, Found> run(Sql sql, Connection connection) throws SQLException {
    Map<FactKey, Found> found = new TreeMap<>();
    for (List<FactKey> chunk : Chunks.of(facts)) {
      String text = TEXTS.computeIfAbsent(chunk.size(), SelectForMerge::text);
      try (PreparedStatement statement = sql.prepare(connection, text)) {
        statement.setString(1, workspace.id());
        int next = 2;
        for (FactKey fact : chunk) {
          next = fact.bindFact(statement, next);
        }
        try (ResultSet rows = statement.executeQuery()) {
          read(rows, found);
        }
      }
    }
    return found;
  }

  private static String text(int facts) {
    List<Field<?>> columns = new ArrayList<>(FactKey.columns(OBSERVATION));
    RowTime.OF_ROW.forEach(time -> columns.add(time.in(OBSERVATION)));
    columns.addAll(MeasureColumns.in(OBSERVATION, MeasureColumns.all()));
    return Sql.text(
        DSL.select(columns)
            .from(OBSERVATION)
            .where(OBSERVATION.WORKSPACE_ID.eq((String) null))
            .and(FactKey.in(FactKey.factColumns(OBSERVATION), facts))
            .forUpdate());
  }

  private static void read(ResultSet rows, Map<FactKey, Found> found) throws SQLException {
    ValueReader values = new ValueReader(MeasureColumns.all(), 13);
    while (rows.next()) {
      FactKey key = FactKey.read(rows, 1);
      boolean mixed = rows.getInt(12) != 0;
      Instants knownAt = RowTime.ofRow(rows, 8);
      found.put(key, new Found(knownAt, rows.getInt(11), mixed, values.read(rows)));
    }
  }

  @Override
  public String toString() {
    return "SelectForMerge[%s, %d facts]".formatted(workspace, facts.size());
  }
}
