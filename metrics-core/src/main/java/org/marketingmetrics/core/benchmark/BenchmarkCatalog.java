package org.marketingmetrics.core.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A set of benchmarks by id, in order. */
public final class BenchmarkCatalog {
  private final Map<String, Benchmark> byId = new LinkedHashMap<>();

  /**
   * A set.
   *
   * @throws IllegalArgumentException when two have one id
   */
  public BenchmarkCatalog(List<Benchmark> benchmarks) {
    for (Benchmark benchmark : benchmarks) {
      if (byId.putIfAbsent(benchmark.id(), benchmark) != null) {
        throw new IllegalArgumentException("two benchmarks have the id " + benchmark.id());
      }
    }
  }

  /** The benchmarks of this release, read once from the file beside the core. */
  public static BenchmarkCatalog standard() {
    return BenchmarkFile.STANDARD;
  }

  /** All of them. */
  public List<Benchmark> all() {
    return List.copyOf(byId.values());
  }

  /** The one of that id, if there is one. */
  public Optional<Benchmark> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
