package org.marketingmetrics.core.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A set of benchmarks by name, in order. */
public final class BenchmarkCatalog {
  private final Map<String, Benchmark> byName = new LinkedHashMap<>();

  /**
   * A set.
   *
   * @throws IllegalArgumentException when two have one name
   */
  public BenchmarkCatalog(List<Benchmark> benchmarks) {
    for (Benchmark benchmark : benchmarks) {
      if (byName.putIfAbsent(benchmark.name(), benchmark) != null) {
        throw new IllegalArgumentException("two benchmarks have the name " + benchmark.name());
      }
    }
  }

  /** The benchmarks of this release, read once from the file beside the core. */
  public static BenchmarkCatalog standard() {
    return BenchmarkFile.STANDARD;
  }

  /** This set and more. */
  public BenchmarkCatalog with(List<Benchmark> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Benchmark> all = new ArrayList<>(byName.values());
    all.addAll(more);
    return new BenchmarkCatalog(all);
  }

  /** All of them. */
  public List<Benchmark> all() {
    return List.copyOf(byName.values());
  }

  /** The one of that name ({@code benchmarks/b_gmail_spam}), if there is one. */
  public Optional<Benchmark> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
