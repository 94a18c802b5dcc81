package org.marketingmetrics.core.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.core.workspace.WorkspaceState;

/** Workspaces and the keys that open them. */
public interface WorkspaceStore {
  /**
   * Adds a workspace.
   *
   * @throws org.marketingmetrics.core.error.MetricsException ALREADY_EXISTS
   */
  void insert(Workspace workspace);

  /** One workspace. */
  Optional<Workspace> workspace(WorkspaceId id);

  /**
   * One workspace with the revision of its data, as of one moment after the call: what every
   * question about data asks first.
   */
  Optional<WorkspaceState> state(WorkspaceId id);

  /** A page of workspaces by id, beginning after the given one. */
  List<Workspace> workspaces(@Nullable String after, int limit);

  /**
   * Replaces what can change of a workspace.
   *
   * @param expectedVersion version the caller read; null to overwrite whatever is there
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND, ETAG_MISMATCH,
   *     TIME_ZONE_FIXED when the zone differs and there are data
   */
  Workspace update(Workspace workspace, @Nullable Long expectedVersion);

  /**
   * Adds a key.
   *
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND, ALREADY_EXISTS
   */
  void insert(ApiKey key);

  /** The key whose secret has this hash, expired or not. */
  Optional<ApiKey> keyByHash(String secretHash);

  /** A page of the keys of a workspace by id. */
  List<ApiKey> keys(WorkspaceId workspace, @Nullable String after, int limit);

  /** Removes a key; true when there was one. */
  boolean deleteKey(WorkspaceId workspace, String id);
}
