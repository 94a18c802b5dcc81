package org.marketingmetrics.server.benchmark;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.Clock;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.BenchmarkSettings;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.DefinitionLookup;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;
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

  @Provides
  EvaluatedValues values(Catalog catalog, Stores stores, FactsProvider facts, Clock clock) {
    return new EvaluatedValues(
        catalog, new QueryMetrics(catalog, stores.workspaces(), facts, clock));
  }

  @ProvidesIntoSet
  FeatureService service(
      Catalog catalog,
      BenchmarkCatalog benchmarks,
      EvaluateBenchmark evaluate,
      EvaluatedValues values,
      ReportingDay day,
      Stores stores,
      CallerWorkspaces callerWorkspaces) {
    DefinitionLookup lookup = new DefinitionLookup(catalog);
    BenchmarkGrpcService service =
        new BenchmarkGrpcService(
            benchmarks,
            lookup,
            new Evaluation(evaluate, benchmarks, lookup, values, day, stores.campaigns()),
            callerWorkspaces);
    return FeatureService.of(service)
        .allow(
            Permission.READ,
            BenchmarkServiceGrpc.getListBenchmarksMethod(),
            BenchmarkServiceGrpc.getGetBenchmarkMethod(),
            BenchmarkServiceGrpc.getEvaluateBenchmarkMethod())
        .build();
  }
}
