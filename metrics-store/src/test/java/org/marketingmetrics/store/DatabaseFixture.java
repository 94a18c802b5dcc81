package org.marketingmetrics.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Set;
import org.marketingmetrics.core.contract.StoreCapability;
import org.marketingmetrics.core.contract.StoreFixture;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.store.testing.TestDatabase;

/** The store on a database of its own, for the contract suites. */
final class DatabaseFixture implements StoreFixture {
  private final InstantSource clock;
  private final TestDatabase database;
  private MetricsStore store;

  DatabaseFixture(InstantSource clock) throws SQLException {
    this.clock = clock;
    this.database = TestDatabase.create(DatabaseFixture.class);
    this.store = open();
    store.migrate();
  }

  private MetricsStore open() {
    StoreConfig config = StoreConfig.of(database.jdbcUrl(), database.user(), database.password());
    return MetricsStore.open(config, clock);
  }

  @Override
  public Stores stores() {
    return store.stores();
  }

  @Override
  public Set<StoreCapability> capabilities() {
    return Set.of(StoreCapability.DURABLE);
  }

  @Override
  public void restart() {
    store.close();
    store = open();
  }

  @Override
  public void close() throws SQLException {
    store.close();
    database.close();
  }
}
