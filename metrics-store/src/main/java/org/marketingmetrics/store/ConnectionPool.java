package org.marketingmetrics.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;

/**
 * The one place that opens connections.
 *
 * <p>A permit for each connection is taken first, for as long as the call's deadline allows. So a
 * call that finds all of them at work fails as overloaded, and one that cannot open any learns that
 * the database is away: the pool itself tells both the same.
 */
final class ConnectionPool implements AutoCloseable {
  private static final long OPENING_MILLIS = 5_000;

  private final HikariDataSource connections;
  private final Semaphore permits;
  private final StoreConfig config;

  ConnectionPool(StoreConfig config) {
    this.config = config;
    this.permits = new Semaphore(config.connections(), true);
    this.connections = new HikariDataSource(settings(config));
  }

  private static HikariConfig settings(StoreConfig config) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("store");
    settings.setJdbcUrl(config.jdbcUrl());
    settings.setUsername(config.user());
    settings.setPassword(config.password().reveal());
    settings.setMaximumPoolSize(config.connections());
    settings.setMinimumIdle(Math.min(2, config.connections()));
    settings.setConnectionTimeout(OPENING_MILLIS);
    // Opened at first use: a server may start before its database does.
    settings.setInitializationFailTimeout(-1);
    settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    // Batches become one statement: 2.5 times the rows a second.
    settings.addDataSourceProperty("rewriteBatchedStatements", "true");
    // Prepared on the server, inserts take twice as long and reads are no faster.
    settings.addDataSourceProperty("useServerPrepStmts", "false");
    settings.addDataSourceProperty("cachePrepStmts", "true");
    settings.addDataSourceProperty("prepStmtCacheSqlLimit", "16384");
    settings.addDataSourceProperty("useLocalSessionState", "true");
    settings.addDataSourceProperty("cacheServerConfiguration", "true");
    settings.addDataSourceProperty("connectionTimeZone", "UTC");
    settings.addDataSourceProperty("connectionCollation", "utf8mb4_bin");
    settings.addDataSourceProperty("connectTimeout", Long.toString(OPENING_MILLIS));
    // Of a commit, too, whose outcome a call's deadline must not leave unknown; see Sql for others.
    settings.addDataSourceProperty(
        "socketTimeout", Long.toString(config.statementTimeout().toMillis()));
    settings.addDataSourceProperty("continueBatchOnError", "false");
    // A row another import holds is not waited for longer: the transaction starts anew instead.
    settings.addDataSourceProperty("sessionVariables", "innodb_lock_wait_timeout=10");
    return settings;
  }

  /** Does some work on a connection of its own. */
  <T> T with(SqlWork<T> work) throws SQLException {
    permit();
    try (Connection connection = open()) {
      return work.run(connection);
    } finally {
      permits.release();
    }
  }

  private Connection open() {
    try {
      return connections.getConnection();
    } catch (SQLException e) {
      throw SqlFault.UNAVAILABLE.failure(e);
    }
  }

  private void permit() {
    CallDeadline.check();
    Duration left = CallDeadline.remaining().orElse(config.connectionWait());
    boolean deadlineFirst = left.compareTo(config.connectionWait()) < 0;
    Duration wait = deadlineFirst ? left : config.connectionWait();
    try {
      if (!permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw deadlineFirst ? CallDeadline.exceeded() : overloaded();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlFault.UNAVAILABLE.failure(e);
    }
  }

  private MetricsException overloaded() {
    return MetricsException.of(
            ErrorReason.OVERLOADED,
            "all %d database connections were at work for %d ms; send the request again later"
                .formatted(config.connections(), config.connectionWait().toMillis()))
        .build();
  }

  /** The connection without the limit a call's deadline set: a commit must not be left unknown. */
  Connection unlimited(Connection connection) throws SQLException {
    int millis = Math.toIntExact(config.statementTimeout().toMillis());
    connection.setNetworkTimeout(Runnable::run, millis);
    return connection;
  }

  /**
   * Ends a connection at once, so that neither the rest of a result nor a transaction in an unknown
   * state is waited for.
   */
  void discard(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // It is closed already, which is what was wanted.
    }
    connections.evictConnection(connection);
  }

  PoolCounts counts() {
    var pool = connections.getHikariPoolMXBean();
    return new PoolCounts(
        pool == null ? 0 : pool.getActiveConnections(),
        pool == null ? 0 : pool.getIdleConnections(),
        permits.getQueueLength(),
        config.connections());
  }

  /** For tools that want a data source, such as migrations. */
  DataSource dataSource() {
    return connections;
  }

  @Override
  public void close() {
    connections.close();
  }

  @Override
  public String toString() {
    return "ConnectionPool[" + counts() + "]";
  }
}
