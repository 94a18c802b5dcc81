package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.BENCHMARK;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.BenchmarkJson;
import org.marketingmetrics.core.benchmark.OwnBenchmark;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Benchmarks of a workspace's own, by id.
 *
 * @param only the id asked for, null for a page
 * @param after id after which the page begins, null for the first
 */
record SelectBenchmarks(
    WorkspaceId workspace, @Nullable String only, @Nullable String after, int limit) {
  List<OwnBenchmark> run(DSLContext sql) {
    Condition wanted =
        only == null
            ? BENCHMARK.BENCHMARK_ID.gt(after == null ? "" : after)
            : BENCHMARK.BENCHMARK_ID.eq(only);
    return sql.selectFrom(BENCHMARK)
        .where(BENCHMARK.WORKSPACE_ID.eq(workspace.id()))
        .and(wanted)
        .orderBy(BENCHMARK.BENCHMARK_ID)
        .option(Sql.limit(limit))
        .fetch(
            row ->
                new OwnBenchmark(
                    BenchmarkJson.read(workspace, row.get(BENCHMARK.CONTENT)),
                    row.get(BENCHMARK.VERSION)));
  }
}
