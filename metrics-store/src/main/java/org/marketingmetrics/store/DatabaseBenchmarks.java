package org.marketingmetrics.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.OwnBenchmark;
import org.marketingmetrics.core.store.BenchmarkStore;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Benchmarks of the workspaces' own, in the database. */
final class DatabaseBenchmarks implements BenchmarkStore {
  private final Database database;
  private final Sql sql;

  DatabaseBenchmarks(Database database, Sql sql) {
    this.database = database;
    this.sql = sql;
  }

  @Override
  public List<OwnBenchmark> benchmarks(WorkspaceId workspace, @Nullable String after, int limit) {
    return select(new SelectBenchmarks(workspace, null, after, limit));
  }

  @Override
  public Optional<OwnBenchmark> benchmark(WorkspaceId workspace, String id) {
    return select(new SelectBenchmarks(workspace, id, null, 1)).stream().findFirst();
  }

  private List<OwnBenchmark> select(SelectBenchmarks benchmarks) {
    return database.read(connection -> benchmarks.run(sql.on(connection)));
  }

  @Override
  public void insert(OwnBenchmark benchmark) {
    database.insert(
        connection -> {
          new RequireWorkspace(benchmark.owner()).run(sql.on(connection));
          new InsertBenchmark(benchmark).run(sql.on(connection));
        },
        () ->
            StoreFailures.alreadyExists(ResourceName.benchmark(benchmark.owner(), benchmark.id())));
  }

  @Override
  public OwnBenchmark update(OwnBenchmark benchmark, @Nullable Long expectedVersion) {
    UpdateBenchmark update = new UpdateBenchmark(benchmark, expectedVersion);
    return database.transact((connection, attempt) -> update.run(sql.on(connection)));
  }

  @Override
  public void delete(WorkspaceId workspace, String id, @Nullable Long expectedVersion) {
    DeleteBenchmark delete = new DeleteBenchmark(workspace, id, expectedVersion);
    var _ = database.transact((connection, attempt) -> delete.run(sql.on(connection)));
  }
}
