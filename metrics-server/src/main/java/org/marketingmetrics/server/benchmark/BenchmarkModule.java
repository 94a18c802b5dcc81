package org.marketingmetrics.server.benchmark;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.time.Clock;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.BenchmarkSettings;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.value.ReportingDay;

/** Benchmarks that are built in, and the rules by which they judge. */
public final class BenchmarkModule extends AbstractModule {
  @Provides
  @Singleton
  BenchmarkCatalog benchmarks() {
    return BenchmarkCatalog.standard();
  }

  @Provides
  @Singleton
  EvaluateBenchmark evaluate(Catalog catalog) {
    return new EvaluateBenchmark(catalog, BenchmarkSettings.STANDARD);
  }

  @Provides
  @Singleton
  ReportingDay day(Stores stores, Clock clock) {
    return new ReportingDay(stores.workspaces(), clock);
  }
}
