package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.BENCHMARK;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.BenchmarkJson;
import org.marketingmetrics.core.benchmark.OwnBenchmark;

/**
 * Replaces a benchmark, under the next version.
 *
 * @param expectedVersion version the caller read, null for any
 */
record UpdateBenchmark(OwnBenchmark benchmark, @Nullable Long expectedVersion) {
  /** Runs within a transaction. */
  OwnBenchmark run(DSLContext sql) {
    long version =
        new LockBenchmark(benchmark.owner(), benchmark.id(), expectedVersion).run(sql) + 1;
    sql.update(BENCHMARK)
        .set(BENCHMARK.CONTENT, BenchmarkJson.write(benchmark.benchmark()))
        .set(BENCHMARK.VERSION, version)
        .where(BENCHMARK.WORKSPACE_ID.eq(benchmark.owner().id()))
        .and(BENCHMARK.BENCHMARK_ID.eq(benchmark.id()))
        .execute();
    return new OwnBenchmark(benchmark.benchmark(), version);
  }
}
