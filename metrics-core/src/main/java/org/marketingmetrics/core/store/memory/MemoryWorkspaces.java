package org.marketingmetrics.core.store.memory;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The workspaces of one store and what each holds. */
final class MemoryWorkspaces {
  private final ConcurrentSkipListMap<String, WorkspaceData> byId = new ConcurrentSkipListMap<>();

  /** Adds an empty workspace; false when there is one of that id. */
  boolean add(Workspace workspace) {
    return byId.putIfAbsent(workspace.id().id(), new WorkspaceData(workspace)) == null;
  }

  Optional<WorkspaceData> find(WorkspaceId id) {
    return Optional.ofNullable(byId.get(id.id()));
  }

  /** The workspace, or WORKSPACE_NOT_FOUND. */
  WorkspaceData require(WorkspaceId id) {
    return find(id).orElseThrow(() -> StoreFailures.workspaceNotFound(id));
  }

  /** Workspaces in order of id, beginning after the given one. */
  Collection<WorkspaceData> after(@Nullable String id) {
    return Collections.unmodifiableCollection(
        id == null ? byId.values() : byId.tailMap(id, false).values());
  }
}
