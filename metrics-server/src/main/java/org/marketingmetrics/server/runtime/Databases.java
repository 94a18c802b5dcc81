package org.marketingmetrics.server.runtime;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.server.config.DatabaseConfig;
import org.marketingmetrics.store.MetricsStore;
import org.marketingmetrics.store.StoreConfig;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseException;
import org.marketingmetrics.store.embedded.Password;
import org.marketingmetrics.store.embedded.ProgressListener;

/** Opens the database that the settings name. */
public final class Databases {
  private Databases() {}

  /**
   * Connects, starting the embedded database if that is what is named, and brings the tables up to
   * date.
   *
   * @param progress told the steps of the embedded database's start
   * @throws StartException when it cannot be reached or started, with what to do about it
   */
  public static Database open(DatabaseConfig config, ProgressListener progress) {
    return config.embedded() ? embedded(config, progress) : remote(config);
  }

  private static Database embedded(DatabaseConfig config, ProgressListener progress) {
    EmbeddedDatabase embedded;
    try {
      embedded =
          EmbeddedDatabase.start(
              EmbeddedDatabaseConfig.in(config.dataDirectory()).closedByCaller(), progress);
    } catch (EmbeddedDatabaseException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
    try {
      StoreConfig access = access(config, embedded.jdbcUrl(), embedded.user(), embedded.password());
      return migrated(access, embedded.dataDirectory().toString(), embedded);
    } catch (RuntimeException | Error e) {
      embedded.close();
      throw e;
    }
  }

  private static Database remote(DatabaseConfig config) {
    Password password = new Password(config.password().reveal());
    return migrated(
        access(config, config.url(), config.user(), password), location(config.url()), null);
  }

  private static StoreConfig access(
      DatabaseConfig config, String url, String user, Password password) {
    return StoreConfig.of(url, user, password)
        .withConnections(config.connections())
        .withConnectionWait(config.longestWait());
  }

  private static Database migrated(
      StoreConfig access, String location, @Nullable EmbeddedDatabase embedded) {
    MetricsStore store = MetricsStore.open(access, Clock.systemUTC());
    try {
      store.migrate();
    } catch (MetricsException e) {
      store.close();
      throw new StartException(
          "the database %s cannot be used: %s. See that it runs, and check METRICS_DB_URL, METRICS_DB_USER and METRICS_DB_PASSWORD (db.url, db.user, db.password)"
              .formatted(location, rootMessage(e)),
          e);
    }
    return new StoreDatabase(store, location, embedded);
  }

  /** The driver's own words: access denied, connection refused, unknown database. */
  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }

  /** Without what may hold a secret: parameters, and an account before the host. */
  static String location(String url) {
    return url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//");
  }
}
