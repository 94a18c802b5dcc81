package org.marketingmetrics.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marketingmetrics.store.embedded.StartStep.INITIALISING;
import static org.marketingmetrics.store.embedded.StartStep.READY;
import static org.marketingmetrics.store.embedded.StartStep.STARTING;
import static org.marketingmetrics.store.embedded.StartStep.UNPACKING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason;

/** A server's life when all goes well, and what a start refuses. */
class EmbeddedDatabaseTest {
  @TempDir Path temporary;

  @Test
  void dataIsKeptAcrossStartsInAPathWithSpaces() throws Exception {
    Path data = temporary.resolve("my 'own' data, réal");
    List<StartStep> first = new ArrayList<>();
    List<StartStep> second = new ArrayList<>();
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(EmbeddedDatabaseConfig.in(data), first::add)) {
      execute(database, "CREATE TABLE kept (id INT PRIMARY KEY)", "INSERT INTO kept VALUES (7)");
    }
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(EmbeddedDatabaseConfig.in(data), second::add)) {
      assertThat(query(database, "SELECT id FROM kept")).isEqualTo("7");
    }

    first.remove(UNPACKING); // only on a machine where nothing was unpacked before
    assertThat(first).containsExactly(INITIALISING, STARTING, READY);
    assertThat(second).containsExactly(STARTING, READY);
  }

  @Test
  void aStoppedServerLeavesNoProcessAndNoListener() throws Exception {
    EmbeddedDatabase database = start(temporary);
    long server = serverPid(temporary);
    assertThat(ProcessHandle.of(server)).isPresent();

    database.close();
    database.close();

    assertThat(ProcessHandle.of(server)).isEmpty();
    assertThatThrownBy(
            () -> new Socket(InetAddress.ofLiteral("127.0.0.1"), database.port()).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void theServerBehavesLikeMySqlAndKeepsWhatItConfirms() throws Exception {
    try (EmbeddedDatabase database = start(temporary)) {
      assertThat(query(database, "SELECT @@sql_mode"))
          .contains("ONLY_FULL_GROUP_BY", "STRICT_TRANS_TABLES", "NO_ZERO_DATE");
      assertThat(query(database, "SELECT @@collation_database")).isEqualTo("utf8mb4_bin");
      assertThat(query(database, "SELECT @@global.time_zone")).isEqualTo("+00:00");
      assertThat(query(database, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
      assertThat(query(database, "SELECT @@local_infile")).isEqualTo("0");
      assertThat(query(database, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
      assertThat(query(database, "SELECT @@innodb_buffer_pool_size"))
          .isEqualTo(String.valueOf(256L << 20));
    }
  }

  @Test
  void onlyTheOwnAccountGetsInAndOnlyToItsOwnDatabases() throws Exception {
    try (EmbeddedDatabase database = start(temporary)) {
      String url = database.jdbcUrl();
      assertThatThrownBy(() -> DriverManager.getConnection(url, "root", "").close())
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> DriverManager.getConnection(url, database.user(), "").close())
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> query(database, "SELECT COUNT(*) FROM mysql.global_priv"))
          .hasMessageContaining("denied");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(temporary.resolve("password"))))
          .isEqualTo("rw-------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(temporary.resolve("mysql"))))
          .isEqualTo("rwx------");
      assertThat(temporary.resolve("init.sql")).doesNotExist();
      assertThat(database + " " + database.password()).doesNotContain(database.password().reveal());
    }
  }

  /** A person deleted the password file, or restored the data without it. */
  @Test
  void aLostPasswordIsReplaced() throws Exception {
    String lost;
    try (EmbeddedDatabase database = start(temporary)) {
      lost = database.password().reveal();
    }
    Files.delete(temporary.resolve("password"));
    try (EmbeddedDatabase database = start(temporary)) {
      assertThat(query(database, "SELECT 1")).isEqualTo("1");
      assertThat(database.password().reveal()).isNotEqualTo(lost);
    }
  }

  @Test
  void serverOptionsWin() throws Exception {
    EmbeddedDatabaseConfig config =
        EmbeddedDatabaseConfig.in(temporary)
            .withBufferPoolMegabytes(32)
            .withServerOptions(List.of("--local-infile=ON"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(config, ProgressListener.NONE)) {
      assertThat(query(database, "SELECT @@local_infile")).isEqualTo("1");
    }
  }

  @Test
  void anUnknownServerOptionFailsWithTheServersOwnWords() {
    EmbeddedDatabaseConfig config =
        EmbeddedDatabaseConfig.in(temporary).withServerOptions(List.of("--no-such-option"));
    assertThatThrownBy(() -> EmbeddedDatabase.start(config, ProgressListener.NONE))
        .isInstanceOfSatisfying(
            EmbeddedDatabaseException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.START_FAILED))
        .hasMessageContaining("unknown option '--no-such-option'");
  }

  @Test
  void aTakenPortIsRefusedBeforeAnythingIsMade() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      EmbeddedDatabaseConfig config =
          EmbeddedDatabaseConfig.in(temporary).withPort(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedDatabase.start(config, ProgressListener.NONE))
          .isInstanceOfSatisfying(
              EmbeddedDatabaseException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.PORT_TAKEN))
          .hasMessageContaining("Port " + taken.getLocalPort());
    }
    assertThat(temporary.resolve("mysql")).doesNotExist();
  }

  @Test
  void thePortAskedForIsUsed() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(
            EmbeddedDatabaseConfig.in(temporary).withPort(port), ProgressListener.NONE)) {
      assertThat(database.port()).isEqualTo(port);
      assertThat(query(database, "SELECT @@port")).isEqualTo(String.valueOf(port));
    }
  }

  static EmbeddedDatabase start(Path data) {
    return EmbeddedDatabase.start(EmbeddedDatabaseConfig.in(data), ProgressListener.NONE);
  }

  static long serverPid(Path data) throws IOException {
    return Long.parseLong(Files.readString(data.resolve("mariadbd.pid")).strip());
  }

  static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static String query(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.user(), database.password().reveal());
  }
}
