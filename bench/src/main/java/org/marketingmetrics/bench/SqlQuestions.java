package org.marketingmetrics.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;

/** The same sums by hand-written SQL over the product's own tables, on one connection. */
final class SqlQuestions implements AutoCloseable {
  private static final String SUMS =
      "SUM(o.impressions), SUM(o.clicks), SUM(o.sessions), SUM(o.add_to_carts),"
          + " SUM(o.checkouts_started), SUM(o.orders) DIV 1000000, SUM(o.revenue), SUM(o.ad_spend)";

  private static final String ALL_SERIES =
      " FROM observation o WHERE o.workspace_id = ? AND o.month BETWEEN ? AND ?"
          + " AND o.day BETWEEN ? AND ?";

  /** Series are found by text, of which there is one for each; observations by primary key. */
  private static final String SOME_SERIES =
      " FROM series s JOIN observation o USING (workspace_id, series_id)"
          + " WHERE s.workspace_id = ? AND o.month BETWEEN ? AND ? AND o.day BETWEEN ? AND ?"
          + " AND s.dimensions LIKE ?";

  private final Connection connection;

  private SqlQuestions(Connection connection) {
    this.connection = connection;
  }

  static SqlQuestions connect(EmbeddedDatabase database) {
    try {
      return new SqlQuestions(
          DriverManager.getConnection(
              database.jdbcUrl() + "&useServerPrepStmts=true&cachePrepStmts=true",
              database.user(),
              database.password().reveal()));
    } catch (SQLException e) {
      throw new IllegalStateException("no second connection to the database", e);
    }
  }

  /** Number of rows stored. */
  long rows() {
    return select("SELECT COUNT(*) FROM observation", List.of()).getFirst()[0];
  }

  /** The eight sums of a funnel; money in millionths. */
  long[] funnel(Funnel funnel) {
    List<Object> parameters = days(funnel.first(), funnel.last());
    if (funnel.channel() == null) {
      return select("SELECT " + SUMS + ALL_SERIES, parameters).getFirst();
    }
    String campaign = funnel.campaign() == null ? "%" : funnel.campaign();
    parameters.add("campaign=%s\nchannel=%s\n".formatted(campaign, funnel.channel()));
    return select("SELECT " + SUMS + SOME_SERIES, parameters).getFirst();
  }

  /** The eight sums of each campaign. */
  List<long[]> byCampaign(LocalDate first, LocalDate last) {
    return select("SELECT " + SUMS + ALL_SERIES + " GROUP BY o.series_id", days(first, last));
  }

  /** The eight sums of each day. */
  List<long[]> byDay(LocalDate first, LocalDate last) {
    return select("SELECT " + SUMS + ALL_SERIES + " GROUP BY o.day", days(first, last));
  }

  private static List<Object> days(LocalDate first, LocalDate last) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(ObservationLoader.WORKSPACE);
    parameters.add(number(first) / 100);
    parameters.add(number(last) / 100);
    parameters.add(number(first));
    parameters.add(number(last));
    return parameters;
  }

  /** As the tables write days: yyyymmdd. */
  private static int number(LocalDate day) {
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  private List<long[]> select(String text, List<Object> parameters) {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<long[]> found = new ArrayList<>();
        while (rows.next()) {
          long[] row = new long[rows.getMetaData().getColumnCount()];
          for (int i = 0; i < row.length; i++) {
            row[i] = rows.getLong(i + 1);
          }
          found.add(row);
        }
        return found;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the hand-written SQL does not run: " + text, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("closing the second connection", e);
    }
  }
}
