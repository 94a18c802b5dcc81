package org.marketingmetrics.core.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Metric;

/** How old a benchmark is beside a period, and what follows (domain rules B, staleness). */
final class BenchmarkAging {
  private final Catalog catalog;
  private final BenchmarkSettings settings;

  BenchmarkAging(Catalog catalog, BenchmarkSettings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  BenchmarkAge age(Benchmark benchmark, LocalDate periodEnd) {
    if (!benchmark.isValidOn(periodEnd)) {
      return BenchmarkAge.NOT_VALID;
    }
    if (benchmark.reference() instanceof Reference.Limit) {
      return BenchmarkAge.AGELESS;
    }
    Integer years = years(benchmark, periodEnd);
    return years == null ? BenchmarkAge.UNKNOWN : settings.age(years);
  }

  /** Years from the benchmark's to the period's last; null when no year is stated. */
  static @Nullable Integer years(Benchmark benchmark, LocalDate periodEnd) {
    Integer year = benchmark.year();
    return year == null ? null : periodEnd.getYear() - year;
  }

  List<Caveat> caveats(Benchmark benchmark, Definition definition, LocalDate periodEnd) {
    List<Caveat> caveats = new ArrayList<>();
    switch (age(benchmark, periodEnd)) {
      case AGING -> caveats.add(Caveat.of(Caveat.Code.AGING));
      case STALE -> caveats.add(Caveat.of(Caveat.Code.STALE));
      case UNKNOWN -> caveats.add(Caveat.of(Caveat.Code.UNKNOWN_AGE));
      case FRESH, AGELESS, NOT_VALID -> {}
    }
    Integer year = benchmark.year();
    if (year != null
        && year < settings.machineOpensYear()
        && periodEnd.getYear() >= settings.machineOpensYear()
        && isOfOpens(definition)) {
      caveats.add(Caveat.of(Caveat.Code.MPP_BREAK));
    }
    return caveats;
  }

  /** True for figures that count opens, which machines have inflated. */
  private boolean isOfOpens(Definition definition) {
    return definition instanceof Metric metric
        && metric.formula() instanceof Formula.RatioOfSums formula
        && formula.measures().stream()
            .anyMatch(id -> catalog.measure(id).description().family().equals("OPEN"));
  }
}
