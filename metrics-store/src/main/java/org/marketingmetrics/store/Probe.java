package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database for a sign of life on a connection of its own, so that a pool whose connections
 * are all at work is not taken for a database that is lost.
 */
final class Probe implements AutoCloseable {
  private static final Executor AT_ONCE = Runnable::run;

  private final StoreConfig config;
  private @Nullable Connection kept;

  Probe(StoreConfig config) {
    this.config = config;
  }

  /**
   * True when the database answers in time.
   *
   * @param timeout half of it is for the connection kept, half for a new one
   */
  synchronized boolean answers(Duration timeout) {
    int half = Math.toIntExact(Math.max(1, timeout.toMillis() / 2));
    return answersOnKept(half) || answersOnNew(half);
  }

  private boolean answersOnKept(int millis) {
    return kept != null && isAlive(kept, millis);
  }

  private boolean answersOnNew(int millis) {
    discard();
    try {
      kept = DriverManager.getConnection(config.jdbcUrl(), properties(millis));
      return isAlive(kept, millis);
    } catch (SQLException e) {
      return false;
    }
  }

  /** The driver's own check takes whole seconds, so the socket's limit does the rest. */
  private boolean isAlive(Connection connection, int millis) {
    try {
      connection.setNetworkTimeout(AT_ONCE, millis);
      return connection.isValid((millis + 999) / 1_000);
    } catch (SQLException e) {
      return false;
    }
  }

  private Properties properties(int millis) {
    Properties properties = new Properties();
    properties.setProperty("user", config.user());
    properties.setProperty("password", config.password().reveal());
    properties.setProperty("connectTimeout", Integer.toString(millis));
    properties.setProperty("socketTimeout", Integer.toString(millis));
    return properties;
  }

  private void discard() {
    Connection old = kept;
    kept = null;
    if (old != null) {
      try {
        old.abort(AT_ONCE);
      } catch (SQLException e) {
        // It is closed already, which is what was wanted.
      }
    }
  }

  @Override
  public synchronized void close() {
    discard();
  }
}
