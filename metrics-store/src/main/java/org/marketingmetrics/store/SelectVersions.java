package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION_VERSION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The versions of some keys by the instant at which each was known first. Their rows in {@code
 * observation} are locked, and nobody writes versions without that lock.
 */
record SelectVersions(WorkspaceId workspace, List<FactKey> keys) {
  private static final Map<Integer, String> TEXTS = new ConcurrentHashMap<>();

  Map<FactKey, NavigableMap<Long, StoredRow.Version>> run(Sql sql, Connection connection)
      throws SQLException {
    Map<FactKey, NavigableMap<Long, StoredRow.Version>> found = new HashMap<>();
    for (List<FactKey> chunk : Chunks.of(keys)) {
      String text = TEXTS.computeIfAbsent(chunk.size(), SelectVersions::text);
      try (PreparedStatement statement = sql.prepare(connection, text)) {
        statement.setString(1, workspace.id());
        int next = 2;
        for (FactKey key : chunk) {
          next = key.bind(statement, next);
        }
        try (ResultSet rows = statement.executeQuery()) {
          read(rows, found);
        }
      }
    }
    return found;
  }

  private static String text(int keys) {
    List<Field<?>> columns = new ArrayList<>(FactKey.columns(OBSERVATION_VERSION));
    RowTime.OF_VERSION.forEach(time -> columns.add(time.in(OBSERVATION_VERSION)));
    columns.addAll(MeasureColumns.in(OBSERVATION_VERSION, MeasureColumns.all()));
    return Sql.text(
        DSL.select(columns)
            .from(OBSERVATION_VERSION)
            .where(OBSERVATION_VERSION.WORKSPACE_ID.eq((String) null))
            .and(FactKey.in(FactKey.columns(OBSERVATION_VERSION), keys)));
  }

  private static void read(
      ResultSet rows, Map<FactKey, NavigableMap<Long, StoredRow.Version>> found)
      throws SQLException {
    ValueReader values = new ValueReader(MeasureColumns.all(), 10);
    while (rows.next()) {
      found
          .computeIfAbsent(FactKey.read(rows, 1), key -> new TreeMap<>())
          .put(
              rows.getLong(8),
              new StoredRow.Version(RowTime.ofVersion(rows, 8), values.read(rows)));
    }
  }

  @Override
  public String toString() {
    return "SelectVersions[%s, %d keys]".formatted(workspace, keys.size());
  }
}
