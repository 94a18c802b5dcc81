package org.marketingmetrics.core.contract;

import java.time.InstantSource;
import java.util.Set;
import org.marketingmetrics.core.store.Stores;

/** A store as a contract suite uses it. One may serve many tests; each makes its own workspaces. */
public interface StoreFixture {
  /** Makes the store a suite is run against. */
  interface Factory {
    /** Opens a store that asks this clock for the time. */
    StoreFixture open(InstantSource clock) throws Exception;
  }

  /** The ports. */
  Stores stores();

  /** What it can do beyond the ports. */
  Set<StoreCapability> capabilities();

  /** Closes the store and opens it again, as a restart does. */
  void restart();

  /** Ends it. */
  void close() throws Exception;
}
