package org.marketingmetrics.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Set;
import org.marketingmetrics.core.contract.StoreCapability;
import org.marketingmetrics.core.contract.StoreUnderTest;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.store.testing.TestDatabase;

/** The store on a database of its own, for the contract suites. */
final class DatabaseUnderTest implements StoreUnderTest {
  private final InstantSource clock;
  private final TestDatabase database;
  private MetricsStore store;

  DatabaseUnderTest(InstantSource clock) throws SQLException {
    this.clock = clock;
    this.database = TestDatabase.create(DatabaseUnderTest.class);
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
