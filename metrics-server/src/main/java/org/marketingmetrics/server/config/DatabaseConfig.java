package org.marketingmetrics.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where the data are.
 *
 * @param url JDBC URL {@code jdbc:mysql://...}, or {@link #EMBEDDED}
 * @param user name to log in with; not used when embedded
 * @param password its password; not used when embedded
 * @param directory data of the embedded database; empty for {@link #ofUser}
 * @param connections largest number of connections, hence of statements at once
 * @param longestWait longest wait for a connection, after which a call gets OVERLOADED
 */
public record DatabaseConfig(
    String url,
    String user,
    Secret password,
    String directory,
    int connections,
    Duration longestWait) {
  /** The URL that means a database server started and stopped by this process. */
  public static final String EMBEDDED = "embedded";

  /** What holds unless the operator says otherwise. */
  public static final DatabaseConfig DEFAULTS =
      new DatabaseConfig(EMBEDDED, "", Secret.NONE, "", 16, Duration.ofSeconds(5));

  static DatabaseConfig from(Settings settings) {
    return new DatabaseConfig(
        settings.text("db.url", DEFAULTS.url),
        settings.text("db.user", DEFAULTS.user),
        settings.secret("db.password"),
        settings.text("db.directory", DEFAULTS.directory),
        settings.number("db.connections", DEFAULTS.connections, 2, 1_000),
        settings.duration("db.wait", DEFAULTS.longestWait));
  }

  /** Where the embedded database keeps its data; absolute. */
  public Path dataDirectory() {
    Path path = directory.isEmpty() ? ofUser(System.getenv()) : Path.of(directory);
    return path.toAbsolutePath().normalize();
  }

  /**
   * The user's folder for data by the XDG base directory specification, which ignores relative
   * paths.
   */
  static Path ofUser(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    Path base =
        xdg.startsWith("/")
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home", ""), ".local", "share");
    return base.resolve("marketing-metrics");
  }

  /** True when this process runs the database itself. */
  public boolean embedded() {
    return url.equals(EMBEDDED);
  }

  void check(Settings settings) {
    settings.require(
        embedded() || url.startsWith("jdbc:mysql://") || url.startsWith("jdbc:mysql:loadbalance:"),
        "db.url: neither 'embedded' nor a jdbc:mysql:// URL");
    settings.require(
        !url.contains("password="),
        "db.url: holds a password, which logs would show; use db.password");
    settings.require(embedded() || !user.isEmpty(), "db.user: needed for a db.url of your own");
  }
}
