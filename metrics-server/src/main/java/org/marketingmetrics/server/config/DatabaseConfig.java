package org.marketingmetrics.server.config;

import java.time.Duration;

/**
 * Where the data are.
 *
 * @param url JDBC URL {@code jdbc:mysql://...}, or {@link #EMBEDDED}
 * @param user name to log in with; not used when embedded
 * @param password its password; not used when embedded
 * @param directory data of the embedded database
 * @param connections largest number of connections, hence of statements at once
 * @param waiting calls that may wait for a connection; more get OVERLOADED
 * @param longestWait longest wait for a connection, after which a call gets OVERLOADED
 */
public record DatabaseConfig(
    String url,
    String user,
    Secret password,
    String directory,
    int connections,
    int waiting,
    Duration longestWait) {
  /** The URL that means a database server started and stopped by this process. */
  public static final String EMBEDDED = "embedded";

  /** What holds unless the operator says otherwise. */
  public static final DatabaseConfig DEFAULTS =
      new DatabaseConfig(EMBEDDED, "", Secret.NONE, "data", 16, 1_000, Duration.ofSeconds(5));

  static DatabaseConfig from(Settings settings) {
    return new DatabaseConfig(
        settings.text("database.url", DEFAULTS.url),
        settings.text("database.user", DEFAULTS.user),
        settings.secret("database.password"),
        settings.text("database.directory", DEFAULTS.directory),
        settings.number("database.connections", DEFAULTS.connections, 2, 1_000),
        settings.number("database.waiting", DEFAULTS.waiting, 0, 1_000_000),
        settings.duration("database.wait", DEFAULTS.longestWait));
  }

  /** True when this process runs the database itself. */
  public boolean embedded() {
    return url.equals(EMBEDDED);
  }

  void check(Settings settings) {
    settings.require(
        embedded() || url.startsWith("jdbc:mysql://") || url.startsWith("jdbc:mysql:loadbalance:"),
        "database.url: neither 'embedded' nor a jdbc:mysql:// URL");
    settings.require(
        !url.contains("password="),
        "database.url: holds a password, which logs would show; use database.password");
    settings.require(
        embedded() || !user.isEmpty(), "database.user: needed for a database.url of your own");
  }
}
