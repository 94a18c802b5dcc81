package org.marketingmetrics.core.store.memory;

import java.time.InstantSource;
import java.util.Set;
import org.marketingmetrics.core.contract.StoreCapability;
import org.marketingmetrics.core.contract.StoreFixture;
import org.marketingmetrics.core.store.Stores;

/** The store in memory, for the contract suites. */
final class MemoryFixture implements StoreFixture {
  private final InstantSource clock;
  private Stores stores;

  MemoryFixture(InstantSource clock) {
    this.clock = clock;
    this.stores = MemoryStores.open(clock);
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public Set<StoreCapability> capabilities() {
    return Set.of();
  }

  @Override
  public void restart() {
    stores = MemoryStores.open(clock);
  }

  @Override
  public void close() {}
}
