package org.marketingmetrics.core.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.MetricId;

/**
 * Which benchmarks there are for one metric, scope and year.
 *
 * @param metric what they are of
 * @param scope where they apply
 * @param year measured, else published; null when no year is stated
 * @param benchmarks their names, in order
 */
public record BenchmarkCoverage(
    MetricId metric, BenchmarkScope scope, @Nullable Integer year, List<String> benchmarks) {
  public BenchmarkCoverage {
    benchmarks = List.copyOf(benchmarks);
  }

  private record Place(MetricId metric, BenchmarkScope scope, @Nullable Integer year) {}

  /**
   * What a set of benchmarks covers, by metric, scope and year; a benchmark that may be meant for
   * several metrics counts for each.
   */
  public static List<BenchmarkCoverage> of(BenchmarkCatalog benchmarks) {
    Map<Place, List<String>> names = new LinkedHashMap<>();
    for (Benchmark benchmark : benchmarks.all()) {
      for (MetricId metric : benchmark.metrics()) {
        names
            .computeIfAbsent(
                new Place(metric, benchmark.scope(), benchmark.year()), place -> new ArrayList<>())
            .add(benchmark.name());
      }
    }
    return names.entrySet().stream()
        .map(
            entry ->
                new BenchmarkCoverage(
                    entry.getKey().metric(),
                    entry.getKey().scope(),
                    entry.getKey().year(),
                    entry.getValue().stream().sorted().toList()))
        .sorted(Comparator.comparing(BenchmarkCoverage::key))
        .toList();
  }

  /** What the list is ordered by; no two entries have the same. */
  public String key() {
    StringBuilder key = new StringBuilder(metric.id());
    for (ScopeField field : ScopeField.values()) {
      key.append('|').append(scope.get(field));
    }
    return key.append('|').append(Objects.toString(year, "")).toString();
  }
}
