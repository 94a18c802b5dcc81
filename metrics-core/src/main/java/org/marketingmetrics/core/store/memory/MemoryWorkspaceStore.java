package org.marketingmetrics.core.store.memory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.core.workspace.WorkspaceState;

/** Workspaces and keys in memory. */
final class MemoryWorkspaceStore implements WorkspaceStore {
  private final MemoryWorkspaces workspaces;

  MemoryWorkspaceStore(MemoryWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public void insert(Workspace workspace) {
    if (!workspaces.add(workspace)) {
      throw StoreFailures.alreadyExists(ResourceName.of(workspace.id()));
    }
  }

  @Override
  public Optional<Workspace> workspace(WorkspaceId id) {
    return workspaces.find(id).map(data -> data.locked(() -> data.workspace));
  }

  @Override
  public Optional<WorkspaceState> state(WorkspaceId id) {
    return workspaces
        .find(id)
        .map(data -> data.locked(() -> new WorkspaceState(data.workspace, data.revision)));
  }

  @Override
  public List<Workspace> workspaces(@Nullable String after, int limit) {
    return workspaces.after(after).stream()
        .limit(limit)
        .map(data -> data.locked(() -> data.workspace))
        .toList();
  }

  @Override
  public Workspace update(Workspace workspace, @Nullable Long expectedVersion) {
    WorkspaceData data = workspaces.require(workspace.id());
    return data.locked(
        () -> {
          Workspace known = data.workspace;
          ResourceName name = ResourceName.of(known.id());
          Versions.check(name, known.version(), expectedVersion);
          if (!known.zone().equals(workspace.zone()) && data.revision > 0) {
            throw StoreFailures.timeZoneFixed(name, known.zone());
          }
          data.workspace =
              new Workspace(
                  known.id(),
                  workspace.displayName(),
                  workspace.zone(),
                  workspace.weekStart(),
                  workspace.sourcePrecedence(),
                  workspace.defaultBasis(),
                  known.createdAt(),
                  known.version() + 1);
          return data.workspace;
        });
  }

  @Override
  public void insert(ApiKey key) {
    WorkspaceData data = workspaces.require(key.workspace());
    boolean isNew = data.locked(() -> data.keys.putIfAbsent(key.id(), key) == null);
    if (!isNew) {
      throw StoreFailures.alreadyExists(ResourceName.apiKey(key.workspace(), key.id()));
    }
  }

  @Override
  public Optional<ApiKey> keyByHash(String secretHash) {
    return workspaces.after(null).stream()
        .flatMap(data -> data.<List<ApiKey>>locked(() -> List.copyOf(data.keys.values())).stream())
        .filter(key -> key.secretHash().equals(secretHash))
        .findFirst();
  }

  @Override
  public List<ApiKey> keys(WorkspaceId workspace, @Nullable String after, int limit) {
    return workspaces
        .find(workspace)
        .map(data -> data.<List<ApiKey>>locked(() -> MemoryCampaigns.page(data.keys, after, limit)))
        .orElse(List.of());
  }

  @Override
  public boolean deleteKey(WorkspaceId workspace, String id) {
    return workspaces
        .find(workspace)
        .map(data -> data.locked(() -> data.keys.remove(id) != null))
        .orElse(false);
  }
}
