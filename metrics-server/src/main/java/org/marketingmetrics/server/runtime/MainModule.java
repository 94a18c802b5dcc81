package org.marketingmetrics.server.runtime;

import com.google.inject.AbstractModule;
import java.time.Clock;
import org.marketingmetrics.server.advice.AdviceModule;
import org.marketingmetrics.server.benchmark.BenchmarkModule;
import org.marketingmetrics.server.catalog.CatalogModule;
import org.marketingmetrics.server.channeldata.ChannelDataModule;
import org.marketingmetrics.server.comparison.ComparisonModule;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.event.EventModule;
import org.marketingmetrics.server.funnel.FunnelModule;
import org.marketingmetrics.server.glossary.GlossaryModule;
import org.marketingmetrics.server.rpc.RpcModule;
import org.marketingmetrics.server.telemetry.TelemetryModule;
import org.marketingmetrics.server.workspace.WorkspaceModule;

/** What the server is made of. */
final class MainModule extends AbstractModule {
  private final ServerConfig config;
  private final Database database;
  private final Clock clock;

  MainModule(ServerConfig config, Database database, Clock clock) {
    this.config = config;
    this.database = database;
    this.clock = clock;
  }

  @Override
  protected void configure() {
    bind(ServerConfig.class).toInstance(config);
    bind(Clock.class).toInstance(clock);
    install(new DatabaseModule(database));
    install(new TelemetryModule());
    install(new RpcModule());
    install(new WorkspaceModule());
    install(new CatalogModule());
    install(new BenchmarkModule());
    install(new AdviceModule());
    install(new GlossaryModule());
    install(new ChannelDataModule());
    install(new EventModule());
    install(new FunnelModule());
    install(new ComparisonModule());
  }
}
