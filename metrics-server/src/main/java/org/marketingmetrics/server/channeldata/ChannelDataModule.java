package org.marketingmetrics.server.channeldata;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.Clock;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.ManageCampaigns;
import org.marketingmetrics.core.channeldata.ManageChannels;
import org.marketingmetrics.core.channeldata.ManageSources;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.channeldata.StreamObservations;
import org.marketingmetrics.core.channeldata.WriteObservations;
import org.marketingmetrics.core.channeldata.facts.FactsLoader;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.channeldata.report.ImportReport;
import org.marketingmetrics.core.channeldata.report.format.ReportFormats;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.answer.KeptAnswers;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.rpc.Permission;
import org.marketingmetrics.server.value.DefinitionNames;

/** Channel data, the snapshots that all questions about them run over, and kept answers. */
public final class ChannelDataModule extends AbstractModule {
  /** A quarter of the heap. */
  private static long snapshotBytes() {
    return Runtime.getRuntime().maxMemory() / 4;
  }

  /** A sixteenth of it. */
  private static long heldBytes() {
    return Runtime.getRuntime().maxMemory() / 16;
  }

  /** Another sixteenth. */
  private static long answerBytes() {
    return Runtime.getRuntime().maxMemory() / 16;
  }

  @Provides
  @Singleton
  KeptAnswers answers(Stores stores) {
    return new KeptAnswers(stores, answerBytes());
  }

  @Provides
  @Singleton
  FactsCache cache(Catalog catalog, Stores stores) {
    return new FactsCache(new FactsLoader(catalog, stores.channelData()), snapshotBytes());
  }

  @Provides
  FactsProvider facts(FactsCache cache) {
    return cache;
  }

  @Provides
  QueryPages queries(
      Catalog catalog,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      Stores stores,
      FactsProvider facts,
      KeptAnswers answers,
      Clock clock) {
    return new QueryPages(
        new QueryMetrics(catalog, stores.workspaces(), facts, clock),
        new QueryProtos(new DefinitionNames(catalog), evaluate, benchmarks),
        new HeldAnswers(heldBytes()),
        answers,
        stores.campaigns());
  }

  @Provides
  @Singleton
  ReportImports imports(
      Catalog catalog,
      Stores stores,
      CallerWorkspaces workspaces,
      ServerConfig config,
      Clock clock) {
    return new ReportImports(
        new ImportReport(
            catalog,
            ReportFormats.standard(catalog),
            stores.workspaces(),
            stores.channelData(),
            clock),
        workspaces,
        config.imports());
  }

  @ProvidesIntoSet
  FeatureService service(
      Catalog catalog,
      Stores stores,
      QueryPages queries,
      ReportImports imports,
      CallerWorkspaces workspaces,
      Clock clock) {
    ChannelDataGrpcService service =
        new ChannelDataGrpcService(
            new WriteObservations(catalog, stores.workspaces(), stores.channelData(), clock),
            queries,
            new ObservationStreams(
                new StreamObservations(catalog, stores.workspaces(), stores.channelData(), clock),
                workspaces),
            imports,
            new ManageChannels(stores.campaigns()),
            new ManageCampaigns(stores.campaigns()),
            new ManageSources(stores.channelData(), stores.workspaces()),
            workspaces);
    return FeatureService.of(service)
        .allow(
            Permission.READ,
            ChannelDataServiceGrpc.getQueryMetricsMethod(),
            ChannelDataServiceGrpc.getListChannelsMethod(),
            ChannelDataServiceGrpc.getGetChannelMethod(),
            ChannelDataServiceGrpc.getListCampaignsMethod(),
            ChannelDataServiceGrpc.getGetCampaignMethod(),
            ChannelDataServiceGrpc.getListSourcesMethod(),
            ChannelDataServiceGrpc.getGetSourceMethod())
        .allow(
            Permission.WRITE,
            ChannelDataServiceGrpc.getWriteObservationsMethod(),
            ChannelDataServiceGrpc.getStreamObservationsMethod(),
            ChannelDataServiceGrpc.getImportReportMethod(),
            ChannelDataServiceGrpc.getCreateChannelMethod(),
            ChannelDataServiceGrpc.getUpdateChannelMethod(),
            ChannelDataServiceGrpc.getCreateCampaignMethod(),
            ChannelDataServiceGrpc.getUpdateCampaignMethod(),
            ChannelDataServiceGrpc.getUpdateSourceMethod())
        .build();
  }
}
