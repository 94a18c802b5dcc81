package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Texts of a dictionary by id: those of the ids that are there. */
record SelectNames(NameTable table, WorkspaceId workspace, Collection<Long> ids) {
  private static final Map<Shape, String> TEXTS = new ConcurrentHashMap<>();

  /** A dictionary in the database. */
  record NameTable(
      Table<Record> table,
      TableField<Record, String> workspace,
      TableField<Record, Long> id,
      TableField<Record, String> text) {}

  private record Shape(String table, int ids) {}

  Map<Long, String> run(Sql sql, Connection connection) throws SQLException {
    Map<Long, String> found = new HashMap<>();
    List<Long> sorted = new ArrayList<>(ids);
    sorted.sort(null);
    for (List<Long> chunk : Chunks.of(sorted)) {
      Shape shape = new Shape(table.table.getName(), chunk.size());
      String text = TEXTS.computeIfAbsent(shape, key -> text(key.ids()));
      try (PreparedStatement statement = sql.prepare(connection, text)) {
        statement.setString(1, workspace.id());
        for (int i = 0; i < chunk.size(); i++) {
          statement.setLong(2 + i, chunk.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.put(rows.getLong(1), rows.getString(2));
          }
        }
      }
    }
    return found;
  }

  private String text(int size) {
    return Sql.text(
        DSL.select(table.id, table.text)
            .from(table.table)
            .where(table.workspace.eq((String) null))
            .and(table.id.in(new Long[size])));
  }

  @Override
  public String toString() {
    return "SelectNames[%s, %s, %d ids]".formatted(table.table.getName(), workspace, ids.size());
  }
}
