package org.marketingmetrics.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.store.StoreConfig;

/**
 * What JDBC alone would do: the same rows into the same table, in the order of its key, one batch
 * and transaction for each of the store's, with nothing looked up, checked or noted beside them.
 */
final class BareInserts {
  private BareInserts() {}

  /** Writes all batches as new rows and returns their number. */
  static long run(StoreConfig config, List<WriteBatch> batches) throws SQLException {
    return run(config, batches, "");
  }

  /** The same by statements that would take the place of rows of the same keys. */
  static long upsert(StoreConfig config, List<WriteBatch> batches) throws SQLException {
    return run(
        config,
        batches,
        " ON DUPLICATE KEY UPDATE known_at = VALUES(known_at)"
            + StoreRows.MEASURES.stream()
                .map(measure -> ", %s = VALUES(%s)".formatted(measure, measure))
                .collect(Collectors.joining()));
  }

  private static long run(StoreConfig config, List<WriteBatch> batches, String end)
      throws SQLException {
    String workspace = "bare-" + Long.toHexString(System.nanoTime());
    Map<SeriesKey, Long> ids = new HashMap<>();
    long[] sorted = new Random(System.nanoTime()).longs(StoreRows.SERIES).sorted().toArray();
    batches.getFirst().rows().forEach(row -> ids.put(row.series(), sorted[ids.size()]));
    long rows = 0;
    try (Connection connection =
        DriverManager.getConnection(
            config.jdbcUrl()
                + (config.jdbcUrl().contains("?") ? "&" : "?")
                + "rewriteBatchedStatements=true",
            config.user(),
            config.password().reveal())) {
      connection.setAutoCommit(false);
      for (WriteBatch batch : batches) {
        insert(connection, workspace, batch, ids, end);
        connection.commit();
        rows += batch.rows().size();
      }
    }
    return rows;
  }

  private static void insert(
      Connection connection,
      String workspace,
      WriteBatch batch,
      Map<SeriesKey, Long> ids,
      String end)
      throws SQLException {
    String text =
        "INSERT INTO observation (workspace_id, month, series_id, day, days, `hour`, source_id,"
            + " basis_id, known_at, "
            + String.join(", ", StoreRows.MEASURES)
            + ") VALUES (?, ?, ?, ?, 1, -1, 4611686018427387904, 4611686018427387904, ?"
            + ", ?".repeat(StoreRows.MEASURES.size())
            + ")"
            + end;
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (ObservationRow row : batch.rows()) {
        LocalDate day = row.period().day();
        int month = day.getYear() * 100 + day.getMonthValue();
        statement.setString(1, workspace);
        statement.setInt(2, month);
        statement.setLong(3, ids.getOrDefault(row.series(), 0L));
        statement.setInt(4, month * 100 + day.getDayOfMonth());
        statement.setLong(5, row.knownAt());
        for (int i = 0; i < row.values().size(); i++) {
          statement.setLong(6 + i, row.values().value(i));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
