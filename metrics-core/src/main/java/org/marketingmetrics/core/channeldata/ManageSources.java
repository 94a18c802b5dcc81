package org.marketingmetrics.core.channeldata;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The sources of a workspace; a write creates them, and they can be corrected here. */
public final class ManageSources {
  private final ChannelDataStore store;
  private final WorkspaceStore workspaces;

  /** The use case over its ports. */
  public ManageSources(ChannelDataStore store, WorkspaceStore workspaces) {
    this.store = store;
    this.workspaces = workspaces;
  }

  /**
   * What to change.
   *
   * @param kind what it is; null leaves it
   * @param changesZone false leaves the zone
   * @param zone where it cuts its days; null for the workspace's
   */
  public record Change(@Nullable SourceKind kind, boolean changesZone, @Nullable ZoneId zone) {}

  /** A page of sources by id, beginning behind the given one. */
  public List<Source> list(WorkspaceId workspace, @Nullable String after, int limit) {
    return store.sources(workspace).stream()
        .filter(source -> after == null || source.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  /**
   * One source.
   *
   * @throws MetricsException RESOURCE_NOT_FOUND
   */
  public Source get(WorkspaceId workspace, String id) {
    return store
        .source(workspace, id)
        .orElseThrow(() -> StoreFailures.notFound(ResourceName.source(workspace, id)));
  }

  /**
   * Changes a source.
   *
   * @throws MetricsException RESOURCE_NOT_FOUND; TIME_ZONE_FIXED when its zone would change and it
   *     has data
   */
  public Source update(WorkspaceId workspace, String id, Change change) {
    Source known = get(workspace, id);
    return store.updateSource(
        workspace,
        new Source(
            id,
            change.kind() == null ? known.kind() : change.kind(),
            change.changesZone() ? zone(workspace, change) : known.zone()));
  }

  private ZoneId zone(WorkspaceId workspace, Change change) {
    return change.zone() != null
        ? change.zone()
        : workspaces
            .workspace(workspace)
            .map(Workspace::zone)
            .orElseThrow(() -> Workspace.notFound(workspace));
  }
}
