package org.marketingmetrics.server.benchmark;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ListBenchmarkCoverageRequest;
import org.marketingmetrics.api.v1.ListBenchmarkCoverageResponse;
import org.marketingmetrics.core.benchmark.BenchmarkCoverage;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.ScopeField;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.server.rpc.Page;

/** What there are benchmarks for, page by page. */
final class CoverageProtos {
  private static final int DEFAULT_PAGE = 100;

  private CoverageProtos() {}

  static ListBenchmarkCoverageResponse page(
      ListBenchmarkCoverageRequest request,
      List<BenchmarkCoverage> all,
      Optional<MetricId> metric) {
    BenchmarkScope wanted = BenchmarkProtos.fromProto(request.getScope());
    List<BenchmarkCoverage> found =
        all.stream()
            .filter(entry -> metric.isEmpty() || entry.metric().equals(metric.get()))
            .filter(entry -> isIn(entry.scope(), wanted))
            .toList();
    Page<BenchmarkCoverage> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            (after, limit) -> page(found, after, limit),
            BenchmarkCoverage::key);
    ListBenchmarkCoverageResponse.Builder answer =
        ListBenchmarkCoverageResponse.newBuilder()
            .setNextPageToken(page.nextToken())
            .setTotalSize(found.size());
    page.entries().forEach(entry -> answer.addCoverage(toProto(entry)));
    return answer.build();
  }

  private static boolean isIn(BenchmarkScope scope, BenchmarkScope wanted) {
    for (ScopeField field : ScopeField.values()) {
      if (!wanted.get(field).isEmpty() && !wanted.get(field).equals(scope.get(field))) {
        return false;
      }
    }
    return true;
  }

  private static List<BenchmarkCoverage> page(
      List<BenchmarkCoverage> sorted, @Nullable String after, int limit) {
    return sorted.stream()
        .filter(entry -> after == null || entry.key().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  private static org.marketingmetrics.api.v1.BenchmarkCoverage toProto(BenchmarkCoverage entry) {
    org.marketingmetrics.api.v1.BenchmarkCoverage.Builder proto =
        org.marketingmetrics.api.v1.BenchmarkCoverage.newBuilder()
            .setMetric(entry.metric().id())
            .setScope(BenchmarkProtos.toProto(entry.scope()))
            .addAllBenchmarks(entry.benchmarks());
    if (entry.year() != null) {
      proto.setYear(entry.year());
    }
    return proto.build();
  }
}
