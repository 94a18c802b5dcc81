package org.marketingmetrics.store.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marketingmetrics.store.embedded.Password;

/**
 * An empty database of a test class's own, dropped when closed.
 *
 * <p>It lies on one embedded server that all tests of a JVM share, started by the first; or, where
 * the system property {@code metrics.test.db-url} is set, on that server, as {@code
 * metrics.test.db-user} with {@code metrics.test.db-password}.
 */
public final class TestDatabase implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("(jdbc:[a-z:+]+//[^/?]+)(?:/[^?]*)?(\\?.*)?");
  private static final AtomicInteger CREATED = new AtomicInteger();

  /** Embedded accounts may only make databases that begin so. */
  private static final String PREFIX = "marketing_metrics_test_";

  private final TestServer server;
  private final String name;

  private TestDatabase(TestServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Makes the database; fails if there is no server to make it on. */
  public static TestDatabase create(Class<?> testClass) throws SQLException {
    TestDatabase database = new TestDatabase(TestServer.shared(), nameFor(testClass));
    database.onServer(
        "CREATE DATABASE `" + database.name + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    return database;
  }

  /** For Connector/J; names the database, and no account. */
  public String jdbcUrl() {
    return withDatabase(server.jdbcUrl(), name);
  }

  /** The account to connect as. */
  public String user() {
    return server.user();
  }

  /** That account's password; may be empty. */
  public Password password() {
    return server.password();
  }

  /** The database's name, unique on its server. */
  public String name() {
    return name;
  }

  /** A new connection, for the caller to close. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user(), password().reveal());
  }

  /** Drops the database. */
  @Override
  public void close() throws SQLException {
    onServer("DROP DATABASE IF EXISTS `" + name + "`");
  }

  /** Replaces the database that {@code url} may name, and keeps its parameters. */
  static String withDatabase(String url, String database) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a JDBC URL of a MySQL server: " + url);
    }
    String parameters = parts.group(2);
    return parts.group(1) + "/" + database + (parameters == null ? "" : parameters);
  }

  private static String nameFor(Class<?> testClass) {
    String simple = testClass.getSimpleName().toLowerCase(Locale.ROOT);
    String name = simple.substring(0, Math.min(simple.length(), 24));
    return PREFIX + name + "_" + ProcessHandle.current().pid() + "_" + CREATED.incrementAndGet();
  }

  private void onServer(String sql) throws SQLException {
    String url = withDatabase(server.jdbcUrl(), "");
    try (Connection connection =
            DriverManager.getConnection(url, server.user(), server.password().reveal());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
