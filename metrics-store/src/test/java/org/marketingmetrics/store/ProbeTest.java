package org.marketingmetrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.store.testing.TestDatabase;

class ProbeTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static TestDatabase database;

  @BeforeAll
  static void create() throws SQLException {
    database = TestDatabase.create(ProbeTest.class);
  }

  @AfterAll
  static void drop() throws SQLException {
    database.close();
  }

  private static StoreConfig config() {
    return StoreConfig.of(database.jdbcUrl(), database.user(), database.password());
  }

  /** Busy is not lost: a server that answers slowly must not be taken away from its callers. */
  @Test
  void aPoolWhoseConnectionsAreAllAtWorkIsNoLoss() {
    StoreConfig one = config().withConnections(1).withConnectionWait(Duration.ofMillis(1));
    AtomicBoolean alive = new AtomicBoolean();
    try (MetricsStore store = MetricsStore.open(one, Clock.systemUTC())) {
      store.migrate();
      store
          .stores()
          .workspaces()
          .insert(
              new Workspace(
                  new WorkspaceId("acme"),
                  "Acme",
                  ZoneId.of("UTC"),
                  DayOfWeek.MONDAY,
                  List.of(),
                  Basis.UNSPECIFIED,
                  Instant.EPOCH,
                  1));
      store
          .stores()
          .channelData()
          .read(
              new WorkspaceId("acme"),
              Map.of(),
              whileReading(() -> alive.set(store.ping(TIMEOUT))));
    }

    assertThat(alive.get()).isTrue();
  }

  /** Does something in the midst of a read, which holds the only connection. */
  private static FactSink whileReading(Runnable work) {
    return (FactSink)
        Proxy.newProxyInstance(
            FactSink.class.getClassLoader(),
            new Class<?>[] {FactSink.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("revision")) {
                work.run();
              }
              return method.getReturnType() == long[].class ? new long[0] : null;
            });
  }

  @Test
  void aConnectionThatTheServerEndedIsReplaced() throws SQLException {
    try (Probe probe = new Probe(config());
        Connection admin = database.connect();
        Statement statement = admin.createStatement()) {
      assertThat(probe.answers(TIMEOUT)).isTrue();
      try (ResultSet others =
          statement.executeQuery(
              "select id from information_schema.processlist where db = '%s' and id <> connection_id()"
                  .formatted(database.name()))) {
        assertThat(others.next()).isTrue();
        long id = others.getLong(1);
        kill(id);
      }

      assertThat(probe.answers(TIMEOUT)).isTrue();
    }
  }

  private static void kill(long id) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("kill " + id);
    }
  }

  @Test
  void nobodyListensIsALoss() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (Probe probe = new Probe(at(free))) {
      assertThat(probe.answers(TIMEOUT)).isFalse();
    }
  }

  /** The network takes the connection and then swallows everything. */
  @Test
  void silenceIsALossInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Probe probe = new Probe(at(silent.getLocalPort()))) {
      long start = System.nanoTime();

      assertThat(probe.answers(Duration.ofMillis(200))).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT);
    }
  }

  private static StoreConfig at(int port) {
    return StoreConfig.of(
        "jdbc:mysql://127.0.0.1:%d/none?sslMode=DISABLED".formatted(port),
        database.user(),
        database.password());
  }
}
