package org.marketingmetrics.core.store.memory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.OwnBenchmark;
import org.marketingmetrics.core.store.BenchmarkStore;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Benchmarks of the workspaces' own, in memory. */
final class MemoryBenchmarks implements BenchmarkStore {
  private final MemoryWorkspaces workspaces;

  MemoryBenchmarks(MemoryWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public List<OwnBenchmark> benchmarks(WorkspaceId workspace, @Nullable String after, int limit) {
    return workspaces
        .find(workspace)
        .map(
            data ->
                data.<List<OwnBenchmark>>locked(
                    () -> MemoryCampaigns.page(data.benchmarks, after, limit)))
        .orElse(List.of());
  }

  @Override
  public Optional<OwnBenchmark> benchmark(WorkspaceId workspace, String id) {
    return workspaces
        .find(workspace)
        .flatMap(data -> data.locked(() -> Optional.ofNullable(data.benchmarks.get(id))));
  }

  @Override
  public void insert(OwnBenchmark benchmark) {
    WorkspaceData data = workspaces.require(benchmark.owner());
    boolean isNew =
        data.locked(() -> data.benchmarks.putIfAbsent(benchmark.id(), benchmark) == null);
    if (!isNew) {
      throw StoreFailures.alreadyExists(name(benchmark.owner(), benchmark.id()));
    }
  }

  @Override
  public OwnBenchmark update(OwnBenchmark benchmark, @Nullable Long expectedVersion) {
    WorkspaceData data = workspaces.require(benchmark.owner());
    return data.locked(
        () -> {
          OwnBenchmark known = known(data, benchmark.owner(), benchmark.id(), expectedVersion);
          OwnBenchmark updated = new OwnBenchmark(benchmark.benchmark(), known.version() + 1);
          data.benchmarks.put(updated.id(), updated);
          return updated;
        });
  }

  @Override
  public void delete(WorkspaceId workspace, String id, @Nullable Long expectedVersion) {
    WorkspaceData data = workspaces.require(workspace);
    var _ =
        data.locked(() -> data.benchmarks.remove(known(data, workspace, id, expectedVersion).id()));
  }

  private static OwnBenchmark known(
      WorkspaceData data, WorkspaceId workspace, String id, @Nullable Long expectedVersion) {
    OwnBenchmark known = data.benchmarks.get(id);
    if (known == null) {
      throw StoreFailures.notFound(name(workspace, id));
    }
    Versions.check(name(workspace, id), known.version(), expectedVersion);
    return known;
  }

  private static ResourceName name(WorkspaceId workspace, String id) {
    return ResourceName.benchmark(workspace, id);
  }
}
