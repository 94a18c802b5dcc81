package org.marketingmetrics.core.channeldata.facts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Reads snapshots from a store. It keeps nothing; who wants to keep one hands it in again. */
public final class FactsLoader {
  private final Catalog catalog;
  private final ChannelDataStore store;

  /** A loader over one store. */
  public FactsLoader(Catalog catalog, ChannelDataStore store) {
    this.catalog = catalog;
    this.store = store;
  }

  /** The revision the store is at. */
  public long revision(WorkspaceId workspace) {
    return store.revision(workspace);
  }

  /**
   * The facts of now.
   *
   * @param previous an earlier snapshot of the workspace, whose unchanged blocks are kept; null
   *     reads everything
   */
  public Facts current(WorkspaceId workspace, @Nullable Facts previous) {
    FactsBuilder builder = new FactsBuilder(catalog, previous);
    store.read(workspace, previous == null ? Map.of() : previous.knownBlocks(), builder);
    return builder.build();
  }

  /** The facts as they were known at an instant, inclusive. */
  public Facts asOf(WorkspaceId workspace, Instant knownAt) {
    FactsBuilder builder = new FactsBuilder(catalog);
    store.readAsOf(workspace, ChronoUnit.MICROS.between(Instant.EPOCH, knownAt), builder);
    return builder.build();
  }
}
