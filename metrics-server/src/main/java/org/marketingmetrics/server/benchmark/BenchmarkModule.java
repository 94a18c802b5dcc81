package org.marketingmetrics.server.benchmark;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.Clock;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.BenchmarkSettings;
import org.marketingmetrics.core.benchmark.ComputeOwnBenchmark;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.ManageBenchmarks;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.DefinitionLookup;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;
import org.marketingmetrics.server.value.ReportingDay;

/** Benchmarks, and the rules by which they judge. */
public final class BenchmarkModule extends AbstractModule {
  @Provides
  @Singleton
  BenchmarkCatalog standard() {
    return BenchmarkCatalog.standard();
  }

  @Provides
  @Singleton
  WorkspaceBenchmarks benchmarks(BenchmarkCatalog standard, Stores stores) {
    return new WorkspaceBenchmarks(standard, stores.benchmarks());
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

  @Provides
  OwnHistory history(Catalog catalog, Stores stores, FactsProvider facts, Clock clock) {
    return new OwnHistory(
        new ComputeOwnBenchmark(
            new QueryMetrics(catalog, stores.workspaces(), facts, clock), stores.campaigns()),
        new DefinitionLookup(catalog),
        stores.campaigns());
  }

  @ProvidesIntoSet
  FeatureService service(
      Catalog catalog,
      WorkspaceBenchmarks benchmarks,
      EvaluateBenchmark evaluate,
      EvaluatedValues values,
      OwnHistory history,
      ReportingDay day,
      Stores stores,
      CallerWorkspaces callerWorkspaces) {
    DefinitionLookup lookup = new DefinitionLookup(catalog);
    BenchmarkGrpcService service =
        new BenchmarkGrpcService(
            benchmarks,
            new OwnBenchmarks(
                new ManageBenchmarks(catalog, stores.benchmarks()),
                new BenchmarkRecords(lookup),
                callerWorkspaces),
            history,
            lookup,
            new Evaluation(evaluate, benchmarks, lookup, values, day, stores.campaigns()),
            callerWorkspaces);
    return FeatureService.of(service)
        .allow(
            Permission.READ,
            BenchmarkServiceGrpc.getListBenchmarksMethod(),
            BenchmarkServiceGrpc.getGetBenchmarkMethod(),
            BenchmarkServiceGrpc.getListBenchmarkCoverageMethod(),
            BenchmarkServiceGrpc.getComputeOwnBenchmarkMethod(),
            BenchmarkServiceGrpc.getEvaluateBenchmarkMethod())
        .allow(
            Permission.WRITE,
            BenchmarkServiceGrpc.getCreateBenchmarkMethod(),
            BenchmarkServiceGrpc.getUpdateBenchmarkMethod(),
            BenchmarkServiceGrpc.getDeleteBenchmarkMethod())
        .build();
  }
}
