package org.marketingmetrics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.store.embedded.Password;
import org.marketingmetrics.store.testing.TestDatabase;

/** What callers are told when the database does not do as it should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFailureTest {
  private TestDatabase testDatabase;
  private StoreConfig config;

  @BeforeAll
  void create() throws SQLException {
    testDatabase = TestDatabase.create(DatabaseFailureTest.class);
    config =
        StoreConfig.of(testDatabase.jdbcUrl(), testDatabase.user(), testDatabase.password())
            .withConnections(2);
    try (MetricsStore store = MetricsStore.open(config, InstantSource.system())) {
      store.migrate();
    }
  }

  @AfterAll
  void drop() throws SQLException {
    testDatabase.close();
  }

  /** The database host is down, or its name was mistyped. */
  @Test
  void aDatabaseThatCannotBeReachedIsUnavailable() {
    StoreConfig wrong =
        StoreConfig.of("jdbc:mysql://127.0.0.1:1/nothing", "nobody", new Password("secret"));
    try (MetricsStore store = MetricsStore.open(wrong, InstantSource.system())) {
      MetricsException failure =
          assertFails(
              ErrorReason.STORE_UNAVAILABLE, () -> store.stores().workspaces().workspaces(null, 1));

      assertThat(failure).message().doesNotContain("127.0.0.1", "nobody", "secret");
      assertThat(store.ping(Duration.ofSeconds(1))).isFalse();
      assertFails(ErrorReason.STORE_UNAVAILABLE, store::migrate);
    }
  }

  /** A burst of calls: those that find no connection in time fail, the others are served. */
  @Test
  void aCallThatFindsNoConnectionInTimeIsOverloaded() throws Exception {
    StoreConfig impatient = config.withConnectionWait(Duration.ofMillis(50));
    try (ConnectionPool pool = new ConnectionPool(impatient);
        Busy busy = new Busy(pool, 2)) {
      assertFails(
          ErrorReason.OVERLOADED, () -> new Database(pool).read(connection -> "never reached"));
      assertThat(pool.counts().active()).isEqualTo(2);
      assertThat(pool.counts().limit()).isEqualTo(2);
      busy.end();
      assertThat(new Database(pool).<String>read(connection -> "served")).isEqualTo("served");
    }
  }

  @Test
  void aCallWhoseDeadlineComesFirstIsToldSo() throws Exception {
    try (ConnectionPool pool =
            new ConnectionPool(config.withConnectionWait(Duration.ofMinutes(1)));
        Busy busy = new Busy(pool, 2)) {
      assertThat(busy.running()).isTrue();
      assertFails(
          ErrorReason.DEADLINE_EXCEEDED,
          () ->
              CallDeadline.within(
                  Duration.ofMillis(50),
                  () -> {
                    new Database(pool).read(connection -> "never reached");
                  }));
    }
  }

  /** A query that would take a minute is not waited for. */
  @Test
  void aStatementIsGivenTheTimeThatIsLeftOfTheCall() {
    Sql sql = new Sql(Duration.ofMinutes(1));
    try (ConnectionPool pool = new ConnectionPool(config)) {
      Database database = new Database(pool);
      Instant start = Instant.now();

      assertFails(
          ErrorReason.DEADLINE_EXCEEDED,
          () ->
              CallDeadline.within(
                  Duration.ofMillis(300),
                  () -> {
                    database.read(connection -> sql.on(connection).fetch("select sleep(60)"));
                  }));
      assertFails(
          ErrorReason.DEADLINE_EXCEEDED,
          () ->
              CallDeadline.within(
                  Duration.ofMillis(300),
                  () -> {
                    database.transact(
                        (connection, attempt) -> {
                          try (var statement = sql.prepare(connection, "select sleep(60)")) {
                            return statement.execute();
                          }
                        });
                  }));

      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
      assertThat(database.<Boolean>read(connection -> connection.isValid(5))).isTrue();
    }
  }

  @Test
  void aConflictIsRetriedAFewTimesAndThenTold() {
    AtomicInteger attempts = new AtomicInteger();
    try (ConnectionPool pool = new ConnectionPool(config)) {
      assertFails(
          ErrorReason.WRITE_CONFLICT,
          () ->
              new Database(pool)
                  .transact(
                      (connection, attempt) -> {
                        assertThat(attempt).isEqualTo(attempts.getAndIncrement());
                        throw new SQLTransactionRollbackException("deadlock", "40001", 1213);
                      }));
      assertThat(attempts).hasValue(Database.ATTEMPTS);
    }
  }

  @Test
  void whatIsNoConflictIsNotRetried() {
    AtomicInteger attempts = new AtomicInteger();
    try (ConnectionPool pool = new ConnectionPool(config)) {
      MetricsException failure =
          assertFails(
              ErrorReason.INTERNAL,
              () ->
                  new Database(pool)
                      .transact(
                          (connection, attempt) -> {
                            attempts.incrementAndGet();
                            try (Statement statement = connection.createStatement()) {
                              return statement.execute("select nonsense from nowhere");
                            }
                          }));
      assertThat(attempts).hasValue(1);
      assertThat(failure).hasCauseInstanceOf(SQLException.class);
      assertThat(failure).message().doesNotContain("nonsense", "nowhere");
    }
  }

  /** What failed leaves no transaction behind for the next call on that connection. */
  @Test
  void aFailedTransactionIsRolledBack() {
    try (MetricsStore store = MetricsStore.open(config.withConnections(1), InstantSource.system());
        ConnectionPool pool = new ConnectionPool(config.withConnections(1))) {
      assertFails(
          ErrorReason.INTERNAL,
          () ->
              new Database(pool)
                  .transact(
                      (connection, attempt) -> {
                        insertChannel(connection);
                        throw new SQLException("the rest failed");
                      }));

      new Database(pool).transact((connection, attempt) -> "commits nothing");
      assertThat(
              store
                  .stores()
                  .campaigns()
                  .channels(
                      new org.marketingmetrics.core.workspace.WorkspaceId("rolled-back"), null, 9))
          .isEmpty();
    }
  }

  private static void insertChannel(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO channel VALUES ('rolled-back', 'email', 'E', 'EMAIL', 1)");
    }
  }

  /** Connections that are at work until told to end. */
  private static final class Busy implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final java.util.List<Future<?>> work = new java.util.ArrayList<>();

    Busy(ConnectionPool pool, int connections) throws InterruptedException {
      CountDownLatch begun = new CountDownLatch(connections);
      for (int i = 0; i < connections; i++) {
        work.add(
            threads.submit(
                () ->
                    pool.with(
                        connection -> {
                          begun.countDown();
                          return awaited();
                        })));
      }
      begun.await();
    }

    private boolean awaited() {
      try {
        end.await();
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    boolean running() {
      return work.stream().noneMatch(Future::isDone);
    }

    void end() throws Exception {
      end.countDown();
      for (Future<?> one : work) {
        one.get();
      }
    }

    @Override
    public void close() {
      end.countDown();
      threads.close();
    }
  }

  private static MetricsException assertFails(ErrorReason reason, ThrowingCallable call) {
    MetricsException failure = catchThrowableOfType(MetricsException.class, call);
    assertThat(failure).as("no failure").isNotNull();
    assertThat(failure.reason()).isEqualTo(reason);
    return failure;
  }
}
