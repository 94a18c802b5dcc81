package org.marketingmetrics.core.benchmark;

import org.marketingmetrics.core.store.BenchmarkStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The benchmarks a workspace's values are held against: those built in, and its own. */
public final class WorkspaceBenchmarks {
  private final BenchmarkCatalog standard;
  private final BenchmarkStore store;

  /** The benchmarks of all workspaces. */
  public WorkspaceBenchmarks(BenchmarkCatalog standard, BenchmarkStore store) {
    this.standard = standard;
    this.store = store;
  }

  /** Those built in. */
  public BenchmarkCatalog standard() {
    return standard;
  }

  /** Those of one workspace, as they are now. */
  public BenchmarkCatalog of(WorkspaceId workspace) {
    return standard.with(
        store.benchmarks(workspace, null, ManageBenchmarks.MOST).stream()
            .map(OwnBenchmark::benchmark)
            .toList());
  }
}
