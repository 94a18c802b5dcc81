package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;

/**
 * Runs work on the database, in three ways, and tells failures in the core's words.
 *
 * <p>What is retried: a transaction that the server rolled back for a conflict with another (lock
 * wait timeout, deadlock, lost certification) or that found a row another one had just inserted, up
 * to {@link #ATTEMPTS} times and never past the call's deadline. It was rolled back whole, so it
 * can be run again whatever it does. Nothing else is retried; in particular not a commit whose
 * answer was lost, of which nobody knows whether it happened.
 */
final class Database {
  static final int ATTEMPTS = 10;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(4);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private final ConnectionPool pool;

  Database(ConnectionPool pool) {
    this.pool = pool;
  }

  /** Work inside a transaction. */
  @FunctionalInterface
  interface TransactionWork<T> {
    /**
     * Does it.
     *
     * @param attempt 0 at first, then how often it was rolled back before
     */
    T run(Connection connection, int attempt) throws SQLException;
  }

  /** Single statements, each for itself. */
  <T> T read(SqlWork<T> work) {
    try {
      return pool.with(work);
    } catch (SQLException | DataAccessException e) {
      throw SqlFault.of(e).failure(e);
    }
  }

  /** A transaction that sees what others committed, statement by statement. */
  <T> T transact(TransactionWork<T> work) {
    for (int attempt = 0; ; attempt++) {
      int current = attempt;
      try {
        return pool.with(connection -> transact(connection, work, current));
      } catch (SQLException | DataAccessException e) {
        SqlFault fault = SqlFault.of(e);
        boolean again = fault == SqlFault.CONFLICT || fault == SqlFault.DUPLICATE_KEY;
        if (!again || attempt + 1 >= ATTEMPTS) {
          throw fault.failure(e);
        }
        // A duplicate key says what to do otherwise, so the first time there is nothing to wait
        // for.
        if (fault == SqlFault.CONFLICT || attempt > 0) {
          pause(attempt);
        }
      }
    }
  }

  /** Work that only has an effect. */
  @FunctionalInterface
  interface SqlAction {
    void run(Connection connection) throws SQLException;
  }

  /**
   * A transaction that adds something of which there can be one.
   *
   * @param exists the failure when it is there already
   */
  void insert(SqlAction insertion, Supplier<MetricsException> exists) {
    transact(
        (connection, attempt) -> {
          try {
            insertion.run(connection);
            return true;
          } catch (SQLException | DataAccessException e) {
            if (SqlFault.of(e) == SqlFault.DUPLICATE_KEY) {
              throw exists.get();
            }
            throw e;
          }
        });
  }

  private <T> T transact(Connection connection, TransactionWork<T> work, int attempt)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.run(connection, attempt);
      pool.unlimited(connection).commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  private void rollBack(Connection connection, Throwable reason) {
    try {
      pool.unlimited(connection).rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      reason.addSuppressed(e);
      pool.discard(connection);
    }
  }

  /** Reads that all see the database as it is at one moment. */
  <T> T snapshot(SqlWork<T> work) {
    return read(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            // For this transaction alone; the session stays as the pool made it.
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
            T result = work.run(connection);
            statement.execute("COMMIT");
            return result;
          } catch (SQLException | RuntimeException | Error e) {
            // Perhaps in the midst of a result, whose rest nobody wants.
            pool.discard(connection);
            throw e;
          }
        });
  }

  /** Longer each time, and never equally long for two that met. */
  private static void pause(int attempt) {
    long bound = Math.min(FIRST_PAUSE.toNanos() << Math.min(attempt, 10), LONGEST_PAUSE.toNanos());
    long nanos = ThreadLocalRandom.current().nextLong(bound) + 1;
    if (CallDeadline.remaining().orElse(LONGEST_PAUSE.plusNanos(1)).toNanos() <= nanos) {
      throw CallDeadline.exceeded();
    }
    try {
      Thread.sleep(Duration.ofNanos(nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      MetricsException interrupted = SqlFault.UNAVAILABLE.failure(e);
      throw interrupted;
    }
  }
}
