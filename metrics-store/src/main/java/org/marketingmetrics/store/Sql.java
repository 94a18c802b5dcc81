package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.marketingmetrics.core.store.CallDeadline;

/**
 * One rendering of SQL that MySQL and MariaDB both take, and the time each statement is given.
 *
 * <p>The dialect is MariaDB's: it names the new row of an upsert {@code VALUES(column)}, which
 * every server of the family understands, where MySQL's own names it by an alias that MariaDB and
 * TiDB refuse.
 */
final class Sql {
  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private static final Settings SETTINGS =
      new Settings()
          .withRenderSchema(false)
          .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
          // Would wrap statements with GROUP_CONCAT in a change of the session.
          .withRenderGroupConcatMaxLenSessionVariable(false)
          .withExecuteLogging(false);

  private static final DSLContext RENDERING = DSL.using(SQLDialect.MARIADB, SETTINGS);

  private final int longestMillis;
  private final DefaultConfiguration configuration;

  /**
   * @param statementTimeout what a statement is given at most
   */
  Sql(Duration statementTimeout) {
    this.longestMillis = Math.toIntExact(statementTimeout.toMillis());
    this.configuration = new DefaultConfiguration();
    this.configuration.set(SQLDialect.MARIADB);
    this.configuration.set(SETTINGS);
    this.configuration.set(new DefaultExecuteListenerProvider(new TimeLimit()));
  }

  /** jOOQ on a connection. */
  DSLContext on(Connection connection) {
    return DSL.using(configuration.derive(connection));
  }

  /** The text of a statement, with question marks for its parameters. */
  static String text(Query query) {
    return RENDERING.render(query);
  }

  /**
   * What ends a query of at most so many rows, given as its option: jOOQ's own limit is written
   * FETCH NEXT in this dialect, which MySQL does not know.
   */
  static String limit(int rows) {
    return "limit " + rows;
  }

  /** A statement for many parameters or many rows, bound and read without jOOQ. */
  PreparedStatement prepare(Connection connection, String text) throws SQLException {
    limit(connection);
    return connection.prepareStatement(text);
  }

  /** A query whose rows come one by one as they are read, however many there are. */
  PreparedStatement prepareStream(Connection connection, String text) throws SQLException {
    limit(connection);
    PreparedStatement statement =
        connection.prepareStatement(text, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    // What Connector/J takes for "do not collect the rows".
    statement.setFetchSize(Integer.MIN_VALUE);
    return statement;
  }

  /**
   * Gives what comes next on a connection the time that is left of the call.
   *
   * <p>The limit is how long the socket may be silent, not the driver's query timeout: that one
   * knows whole seconds only, asks the server to stop over a second connection, and goes by the
   * wall clock, so that a clock set forward ends innocent statements. Here the connection is lost,
   * and the server gives up the statement when it notices.
   */
  private void limit(Connection connection) throws SQLException {
    CallDeadline.check();
    long millis =
        CallDeadline.remaining()
            .map(left -> Math.clamp(left.toMillis(), 1, longestMillis))
            .orElse(longestMillis);
    connection.setNetworkTimeout(Runnable::run, (int) millis);
  }

  /** Limits jOOQ's statements the same. */
  private final class TimeLimit implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void executeStart(ExecuteContext context) {
      try {
        limit(context.connection());
      } catch (SQLException e) {
        throw new DataAccessException("no time limit could be set", e);
      }
    }
  }
}
