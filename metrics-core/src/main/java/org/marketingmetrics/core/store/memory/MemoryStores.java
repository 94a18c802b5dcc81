package org.marketingmetrics.core.store.memory;

import java.time.InstantSource;
import org.marketingmetrics.core.store.Stores;

/**
 * Opens stores that keep everything in memory, for tests and for trying things out. They do all
 * that a database store does, history and concurrent use included, except outliving the process.
 */
public final class MemoryStores {
  private MemoryStores() {}

  /**
   * Opens a new, empty store.
   *
   * @param clock says when a request id has been kept long enough
   */
  public static Stores open(InstantSource clock) {
    MemoryWorkspaces workspaces = new MemoryWorkspaces();
    return new Stores(
        new MemoryChannelData(workspaces, clock),
        new MemoryCampaigns(workspaces),
        new MemoryWorkspaceStore(workspaces),
        new MemoryEvents(workspaces),
        new MemoryBenchmarks(workspaces));
  }
}
