package org.marketingmetrics.core.channeldata.facts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Keeps one snapshot a workspace and brings it forward by every question, as a server does. */
public final class LoadedFacts implements FactsProvider {
  private final FactsLoader loader;
  private final Map<WorkspaceId, Facts> latest = new HashMap<>();

  /** Snapshots of one store. */
  public LoadedFacts(Catalog catalog, ChannelDataStore store) {
    this.loader = new FactsLoader(catalog, store);
  }

  @Override
  public Facts current(WorkspaceId workspace, long atLeastRevision) {
    Facts facts = loader.current(workspace, latest.get(workspace));
    latest.put(workspace, facts);
    return facts;
  }

  @Override
  public Facts asOf(WorkspaceId workspace, Instant knownAt) {
    return loader.asOf(workspace, knownAt);
  }
}
