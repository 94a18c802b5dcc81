package org.marketingmetrics.core.benchmark;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.CompareDefinitions;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionComparison;
import org.marketingmetrics.core.catalog.DefinitionIdentity;
import org.marketingmetrics.core.catalog.DifferenceEffect;
import org.marketingmetrics.core.catalog.MetricId;

/** Decides whether a benchmark may judge a value (domain rules B, applicability). */
final class BenchmarkApplicability {
  /** The industry of a figure over all industries: it names none. */
  private static final String ALL = "all";

  private final Catalog catalog;
  private final CompareDefinitions compare;

  BenchmarkApplicability(Catalog catalog) {
    this.catalog = catalog;
    this.compare = new CompareDefinitions(catalog);
  }

  /**
   * Whether the benchmark may judge.
   *
   * @param named true when the caller names the benchmark; then its scope may differ
   * @param acknowledged true when the caller acknowledges another definition of the family
   */
  Applicability of(
      Benchmark benchmark,
      DefinitionIdentity value,
      BenchmarkScope scope,
      boolean named,
      boolean acknowledged) {
    List<Caveat> caveats = new ArrayList<>();
    DefinitionComparison comparison =
        compare.compare(value, ofBenchmark(benchmark, value.definition()));
    switch (comparison.effect()) {
      case FORBIDS -> {
        return new Applicability.OtherDefinition(comparison);
      }
      case REFUSES -> {
        if (!acknowledged) {
          return new Applicability.OtherDefinition(comparison);
        }
        caveats.add(Caveat.of(Caveat.Code.DEFINITION_MISMATCH_ACKNOWLEDGED));
      }
      case WARNS, NONE -> {}
    }
    String channel = benchmark.scope().channel();
    if (differ(channel, scope.channel())) {
      return new Applicability.OtherChannel(channel, scope.channel());
    }
    addDefinitionCaveats(benchmark, comparison, caveats);
    boolean fits = addScopeCaveats(benchmark.scope(), scope, caveats);
    return fits || named ? new Applicability.Applies(caveats) : new Applicability.Listed(caveats);
  }

  /** The benchmark's definition: the value's own when it may be meant, else the first it names. */
  private DefinitionIdentity ofBenchmark(Benchmark benchmark, Definition value) {
    MetricId first = benchmark.metrics().getFirst();
    Definition definition =
        benchmark.metrics().contains(new MetricId(value.id())) ? value : catalog.metric(first);
    return DefinitionIdentity.of(definition, benchmark.basis());
  }

  private static void addDefinitionCaveats(
      Benchmark benchmark, DefinitionComparison comparison, List<Caveat> caveats) {
    if (benchmark.variantUnspecified()) {
      caveats.add(Caveat.of(Caveat.Code.VARIANT_UNSPECIFIED));
    }
    comparison.differences().stream()
        .filter(difference -> difference.effect() == DifferenceEffect.WARNS)
        .forEach(
            difference ->
                caveats.add(new Caveat(Caveat.Code.BASIS_UNSPECIFIED, difference.field().id())));
  }

  /** True when the value states all that the benchmark names, and the same. */
  private static boolean addScopeCaveats(
      BenchmarkScope benchmark, BenchmarkScope value, List<Caveat> caveats) {
    Set<Caveat.Code> found = EnumSet.noneOf(Caveat.Code.class);
    for (ScopeField field : ScopeField.values()) {
      String wanted = benchmark.get(field);
      String own = value.get(field);
      if (wanted.isEmpty() || wanted.equals(ALL)) {
        found.add(add(Caveat.Code.SCOPE_NOT_STATED, field, caveats));
      } else if (own.isEmpty()) {
        found.add(add(Caveat.Code.SCOPE_MISSING, field, caveats));
      } else if (!wanted.equals(own)) {
        found.add(add(Caveat.Code.SCOPE_DIFFERS, field, caveats));
      }
    }
    return !found.contains(Caveat.Code.SCOPE_MISSING) && !found.contains(Caveat.Code.SCOPE_DIFFERS);
  }

  private static Caveat.Code add(Caveat.Code code, ScopeField field, List<Caveat> caveats) {
    caveats.add(new Caveat(code, field.id()));
    return code;
  }

  private static boolean differ(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
  }
}
