package org.marketingmetrics.store;

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

/** Workspaces and keys in the database. */
final class DatabaseWorkspaces implements WorkspaceStore {
  private final Database database;
  private final Sql sql;
  private final SharedReads<WorkspaceId, Optional<WorkspaceState>> states;

  DatabaseWorkspaces(Database database, Sql sql) {
    this.database = database;
    this.sql = sql;
    this.states =
        new SharedReads<>(
            id -> database.read(connection -> new SelectWorkspaceState(id).run(sql, connection)));
  }

  @Override
  public void insert(Workspace workspace) {
    database.insert(
        connection -> new InsertWorkspace(workspace).run(sql.on(connection)),
        () -> StoreFailures.alreadyExists(ResourceName.of(workspace.id())));
  }

  @Override
  public Optional<Workspace> workspace(WorkspaceId id) {
    return database.read(connection -> new SelectWorkspace(id).run(sql.on(connection)));
  }

  @Override
  public Optional<WorkspaceState> state(WorkspaceId id) {
    return states.get(id);
  }

  @Override
  public List<Workspace> workspaces(@Nullable String after, int limit) {
    return database.read(connection -> new SelectWorkspaces(after, limit).run(sql.on(connection)));
  }

  @Override
  public Workspace update(Workspace workspace, @Nullable Long expectedVersion) {
    return database.transact(
        (connection, attempt) ->
            new UpdateWorkspace(workspace, expectedVersion).run(sql.on(connection)));
  }

  @Override
  public void insert(ApiKey key) {
    database.insert(
        connection -> {
          new RequireWorkspace(key.workspace()).run(sql.on(connection));
          new InsertApiKey(key).run(sql.on(connection));
        },
        () -> StoreFailures.alreadyExists(ResourceName.apiKey(key.workspace(), key.id())));
  }

  @Override
  public Optional<ApiKey> keyByHash(String secretHash) {
    return database.read(connection -> new SelectApiKeyByHash(secretHash).run(sql.on(connection)));
  }

  @Override
  public List<ApiKey> keys(WorkspaceId workspace, @Nullable String after, int limit) {
    return database.read(
        connection -> new SelectApiKeys(workspace, after, limit).run(sql.on(connection)));
  }

  @Override
  public boolean deleteKey(WorkspaceId workspace, String id) {
    return database.transact(
        (connection, attempt) -> new DeleteApiKey(workspace, id).run(sql.on(connection)));
  }
}
