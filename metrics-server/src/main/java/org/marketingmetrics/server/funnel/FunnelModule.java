package org.marketingmetrics.server.funnel;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.Clock;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.event.funnel.AnalyzeEventFunnel;
import org.marketingmetrics.core.funnel.AnalyzeFunnel;
import org.marketingmetrics.core.funnel.simulation.SimulateFunnel;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.answer.KeptAnswers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;
import org.marketingmetrics.server.value.DefinitionNames;

/** Funnels. */
public final class FunnelModule extends AbstractModule {
  @ProvidesIntoSet
  FeatureService service(
      Catalog catalog,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      Stores stores,
      FactsProvider facts,
      KeptAnswers answers,
      AnalyzeEventFunnel people,
      CallerWorkspaces workspaces,
      Clock clock) {
    AnalyzeFunnel analyze =
        new AnalyzeFunnel(catalog, stores.workspaces(), facts, evaluate, benchmarks, clock);
    DefinitionNames names = new DefinitionNames(catalog);
    return FeatureService.of(
            new FunnelGrpcService(
                analyze,
                new FunnelProtos(names),
                answers,
                people,
                new SimulateFunnel(catalog, analyze, benchmarks),
                new SimulationProtos(names),
                stores.campaigns(),
                workspaces))
        .allow(
            Permission.READ,
            FunnelServiceGrpc.getAnalyzeFunnelMethod(),
            FunnelServiceGrpc.getAnalyzeEventFunnelMethod(),
            FunnelServiceGrpc.getSimulateFunnelMethod(),
            FunnelServiceGrpc.getListFunnelTemplatesMethod())
        .allow(Permission.READ_SUBJECTS, FunnelServiceGrpc.getListFunnelSubjectsMethod())
        .build();
  }
}
