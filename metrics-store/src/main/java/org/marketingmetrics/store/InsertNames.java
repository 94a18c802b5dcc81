package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Adds the texts that a dictionary does not hold yet. */
record InsertNames(
    SelectNames.NameTable table, WorkspaceId workspace, Map<StableId, String> texts) {
  /**
   * Fails on the key when another connection has just added one of them.
   *
   * @throws MetricsException INTERNAL when another text has one of the ids already
   */
  void run(Sql sql, Connection connection) throws SQLException {
    Map<Long, String> missing = new TreeMap<>();
    for (Map.Entry<StableId, String> text : texts.entrySet()) {
      String other = missing.put(text.getKey().id(), text.getValue());
      if (other != null) {
        throw collision(text.getKey().id(), text.getValue(), other);
      }
    }
    SelectNames known = new SelectNames(table, workspace, missing.keySet());
    for (Map.Entry<Long, String> there : known.run(sql, connection).entrySet()) {
      String own = missing.remove(there.getKey());
      if (own != null && !own.equals(there.getValue())) {
        throw collision(there.getKey(), own, there.getValue());
      }
    }
    insert(sql, connection, missing);
  }

  private void insert(Sql sql, Connection connection, Map<Long, String> missing)
      throws SQLException {
    if (missing.isEmpty()) {
      return;
    }
    String text =
        Sql.text(
            DSL.insertInto(table.table(), table.workspace(), table.id(), table.text())
                .values((String) null, null, null));
    try (PreparedStatement statement = sql.prepare(connection, text)) {
      for (Map.Entry<Long, String> name : missing.entrySet()) {
        statement.setString(1, workspace.id());
        statement.setLong(2, name.getKey());
        statement.setString(3, name.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Once in a few million workspaces of a million series; both numbers would be wrong. */
  private MetricsException collision(long id, String text, String other) {
    return MetricsException.of(
            ErrorReason.INTERNAL,
            "two texts of %s have the id %d, the second cannot be stored: [%s] and [%s]"
                .formatted(table.table().getName(), id, other.strip(), text.strip()))
        .build();
  }

  @Override
  public String toString() {
    return "InsertNames[%s, %s, %s]"
        .formatted(
            table.table().getName(),
            workspace,
            texts.keySet().stream().map(StableId::id).collect(Collectors.toList()));
  }
}
