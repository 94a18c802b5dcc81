package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.BENCHMARK;

import org.jooq.DSLContext;
import org.marketingmetrics.core.benchmark.BenchmarkJson;
import org.marketingmetrics.core.benchmark.OwnBenchmark;

/** Adds a benchmark; fails on the key when it is there. */
record InsertBenchmark(OwnBenchmark benchmark) {
  void run(DSLContext sql) {
    sql.insertInto(BENCHMARK)
        .set(BENCHMARK.WORKSPACE_ID, benchmark.owner().id())
        .set(BENCHMARK.BENCHMARK_ID, benchmark.id())
        .set(BENCHMARK.CONTENT, BenchmarkJson.write(benchmark.benchmark()))
        .set(BENCHMARK.VERSION, benchmark.version())
        .execute();
  }
}
