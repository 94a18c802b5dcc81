package org.marketingmetrics.store;

import java.time.Duration;
import org.marketingmetrics.store.embedded.Password;

/**
 * How to reach the database.
 *
 * @param jdbcUrl {@code jdbc:mysql://host:port/database}, which may carry any Connector/J
 *     parameter; those stated there win over the store's own
 * @param user the account
 * @param password its password
 * @param connections size of the pool, which is also the number of statements that run at once
 * @param connectionWait how long a call waits for a connection before it fails as OVERLOADED
 * @param statementTimeout how long one statement may take when the call has no deadline, and at
 *     most when it has
 */
public record StoreConfig(
    String jdbcUrl,
    String user,
    Password password,
    int connections,
    Duration connectionWait,
    Duration statementTimeout) {
  /** Checks the ranges; throws IllegalArgumentException. */
  public StoreConfig {
    if (!jdbcUrl.startsWith("jdbc:mysql:")) {
      throw new IllegalArgumentException("the database URL must begin with jdbc:mysql:");
    }
    if (connections < 1 || connections > 1_000) {
      throw new IllegalArgumentException("connections must be 1 to 1000, not " + connections);
    }
    if (connectionWait.isNegative() || statementTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "a wait of %s or a statement timeout of %s cannot be kept"
              .formatted(connectionWait, statementTimeout));
    }
  }

  /** Ten connections, a wait of 2 seconds, statements of at most a minute. */
  public static StoreConfig of(String jdbcUrl, String user, Password password) {
    return new StoreConfig(
        jdbcUrl, user, password, 10, Duration.ofSeconds(2), Duration.ofMinutes(1));
  }

  /** The same with another size of the pool. */
  public StoreConfig withConnections(int newConnections) {
    return new StoreConfig(
        jdbcUrl, user, password, newConnections, connectionWait, statementTimeout);
  }

  /** The same with another wait for a connection. */
  public StoreConfig withConnectionWait(Duration newWait) {
    return new StoreConfig(jdbcUrl, user, password, connections, newWait, statementTimeout);
  }
}
