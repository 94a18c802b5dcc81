package org.marketingmetrics.core.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.OwnBenchmark;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The benchmarks of a workspace's own.
 *
 * <p>A workspace that does not exist has none; adding to it or changing something in it fails with
 * WORKSPACE_NOT_FOUND.
 */
public interface BenchmarkStore {
  /**
   * A page of benchmarks by id.
   *
   * @param after id after which to begin, null for the first page
   */
  List<OwnBenchmark> benchmarks(WorkspaceId workspace, @Nullable String after, int limit);

  /** One benchmark. */
  Optional<OwnBenchmark> benchmark(WorkspaceId workspace, String id);

  /**
   * Adds a benchmark to its owner's.
   *
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND, ALREADY_EXISTS
   */
  void insert(OwnBenchmark benchmark);

  /**
   * Replaces a benchmark, under the next version.
   *
   * @param expectedVersion version the caller read; null for any
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND,
   *     RESOURCE_NOT_FOUND, ETAG_MISMATCH
   */
  OwnBenchmark update(OwnBenchmark benchmark, @Nullable Long expectedVersion);

  /**
   * Deletes a benchmark, for good.
   *
   * @param expectedVersion version the caller read; null for any
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND,
   *     RESOURCE_NOT_FOUND, ETAG_MISMATCH
   */
  void delete(WorkspaceId workspace, String id, @Nullable Long expectedVersion);
}
