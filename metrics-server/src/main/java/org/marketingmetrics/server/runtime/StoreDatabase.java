package org.marketingmetrics.server.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.store.MetricsStore;
import org.marketingmetrics.store.PoolCounts;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;

/** A database of the MySQL family, perhaps one that this process runs itself. */
final class StoreDatabase implements Database {
  private final MetricsStore store;
  private final String location;
  private final @Nullable EmbeddedDatabase embedded;

  StoreDatabase(MetricsStore store, String location, @Nullable EmbeddedDatabase embedded) {
    this.store = store;
    this.location = location;
    this.embedded = embedded;
  }

  @Override
  public Stores stores() {
    return store.stores();
  }

  @Override
  public void ping(Duration timeout) {
    if (!store.ping(timeout)) {
      throw MetricsException.of(
              ErrorReason.STORE_UNAVAILABLE, "the database gave no sign of life in " + timeout)
          .build();
    }
  }

  @Override
  public Pool pool() {
    PoolCounts counts = store.poolCounts();
    return new Pool(counts.active(), counts.idle(), counts.waiting(), counts.limit());
  }

  @Override
  public String location() {
    return location;
  }

  /** Connections first, so that the embedded server need not break them. */
  @Override
  public void close() {
    store.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
