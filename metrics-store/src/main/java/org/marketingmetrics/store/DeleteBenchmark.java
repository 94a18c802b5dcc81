package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.BENCHMARK;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Removes a benchmark.
 *
 * @param expectedVersion version the caller read, null for any
 */
record DeleteBenchmark(WorkspaceId workspace, String id, @Nullable Long expectedVersion) {
  /** Runs within a transaction; the number of rows removed, which is one. */
  int run(DSLContext sql) {
    new LockBenchmark(workspace, id, expectedVersion).run(sql);
    return sql.deleteFrom(BENCHMARK)
        .where(BENCHMARK.WORKSPACE_ID.eq(workspace.id()))
        .and(BENCHMARK.BENCHMARK_ID.eq(id))
        .execute();
  }
}
