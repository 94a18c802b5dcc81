package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.BENCHMARK;

import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Holds a benchmark until the end of the transaction, for a change of the version its caller read.
 *
 * @param expectedVersion version the caller read, null for any
 */
record LockBenchmark(WorkspaceId workspace, String id, @Nullable Long expectedVersion) {
  /** The version it has; RESOURCE_NOT_FOUND, ETAG_MISMATCH, WORKSPACE_NOT_FOUND. */
  long run(DSLContext sql) {
    new RequireWorkspace(workspace).run(sql);
    ResourceName name = ResourceName.benchmark(workspace, id);
    long version =
        sql.select(BENCHMARK.VERSION)
            .from(BENCHMARK)
            .where(BENCHMARK.WORKSPACE_ID.eq(workspace.id()))
            .and(BENCHMARK.BENCHMARK_ID.eq(id))
            .forUpdate()
            .fetchOptional()
            .map(Record1::value1)
            .orElseThrow(() -> StoreFailures.notFound(name));
    if (expectedVersion != null && expectedVersion != version) {
      throw StoreFailures.etagMismatch(name);
    }
    return version;
  }
}
