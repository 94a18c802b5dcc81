package org.marketingmetrics.server.runtime;

import org.marketingmetrics.server.config.DatabaseConfig;
import org.marketingmetrics.store.embedded.ProgressListener;

/** Opens the database that the settings name. */
@FunctionalInterface
public interface DatabaseOpener {
  /**
   * Connects, starting the embedded database if that is what is named, and brings the tables up to
   * date.
   *
   * @param progress told the steps of the embedded database's start
   * @throws StartException when it cannot be reached or started, with what to do about it
   */
  Database open(DatabaseConfig config, ProgressListener progress);
}
