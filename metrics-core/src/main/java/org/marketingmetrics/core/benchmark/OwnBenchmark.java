package org.marketingmetrics.core.benchmark;

import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * A benchmark of a workspace's own.
 *
 * @param benchmark the record, with an owner
 * @param version grows with every change, from 1
 */
public record OwnBenchmark(Benchmark benchmark, long version) {
  public OwnBenchmark {
    if (benchmark.owner() == null) {
      throw new IllegalArgumentException(benchmark.name() + " is nobody's own");
    }
  }

  /** Last part of its name. */
  public String id() {
    return benchmark.id();
  }

  /** Whose it is. */
  public WorkspaceId owner() {
    return java.util.Objects.requireNonNull(benchmark.owner());
  }
}
