package org.marketingmetrics.server.catalog;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.Clock;
import java.util.Optional;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.DefinitionMismatch;
import org.marketingmetrics.core.channeldata.WorkConversions;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.ErrorDetailProtos;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.DefinitionProtos;
import org.marketingmetrics.server.value.ReportingDay;

/**
 * The catalogue, with the numbers of workspaces put into it, and failures that hold definitions.
 */
public final class CatalogModule extends AbstractModule {
  @Provides
  @Singleton
  Catalog catalog() {
    return Catalog.standard();
  }

  @ProvidesIntoSet
  FeatureService service(
      Catalog catalog,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      ReportingDay day,
      Stores stores,
      FactsProvider facts,
      Clock clock,
      CallerWorkspaces callerWorkspaces) {
    CatalogGrpcService service =
        new CatalogGrpcService(
            catalog,
            new WorkConversions(catalog, stores.workspaces(), facts, clock),
            new Computation(catalog, evaluate, benchmarks, day),
            new CatalogContexts(stores.campaigns()),
            callerWorkspaces);
    return FeatureService.of(service)
        .allow(
            Permission.READ,
            CatalogServiceGrpc.getListMetricsMethod(),
            CatalogServiceGrpc.getGetMetricMethod(),
            CatalogServiceGrpc.getResolveMetricMethod(),
            CatalogServiceGrpc.getCompareDefinitionsMethod(),
            CatalogServiceGrpc.getComputeMetricMethod())
        .build();
  }

  /** Failures have no language: they are made where no request is in sight. */
  @ProvidesIntoSet
  ErrorDetailProtos mismatch() {
    DefinitionProtos protos = new DefinitionProtos(Texts.of("en"));
    return detail ->
        detail instanceof DefinitionMismatch mismatch
            ? Optional.of(protos.toProto(mismatch))
            : Optional.empty();
  }
}
