package org.marketingmetrics.server.runtime;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.google.inject.util.Modules;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.services.ChannelzService;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.marketingmetrics.server.config.HttpConfig;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.rpc.BareService;
import org.marketingmetrics.server.rpc.CallChain;
import org.marketingmetrics.server.rpc.FeatureService;
import org.marketingmetrics.server.telemetry.HttpEndpoint;
import org.marketingmetrics.server.telemetry.JvmTelemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: its two ports, its database and what watches over them. */
public final class MetricsServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MetricsServer.class);

  /** Channels and servers one page of channelz shows. */
  private static final int CHANNELZ_PAGE = 100;

  private final ServerConfig config;
  private final Database database;
  private final CallChain chain;
  private final Health health;
  private final HealthWatcher watcher;
  private final JvmTelemetry jvm;
  private final ScheduledExecutorService timer;
  private final Server grpc;
  private final HttpEndpoint http;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private MetricsServer(ServerConfig config, Database database, Module... more) {
    this.config = config;
    this.database = database;
    Injector injector =
        Guice.createInjector(
            new MainModule(config, database, Clock.systemUTC()), Modules.combine(more));
    chain = injector.getInstance(CallChain.class);
    timer = injector.getInstance(ScheduledExecutorService.class);
    jvm = injector.getInstance(JvmTelemetry.class);
    List<FeatureService> features = features(injector);
    health = new Health(features.stream().map(MetricsServer::name).toList());
    watcher = new HealthWatcher(database::ping, config.health(), health::serving);
    http = openHttp(config.http(), injector.getInstance(PrometheusMeterRegistry.class));
    grpc = openGrpc(features, injector.getInstance(Key.get(new TypeLiteral<>() {})));
    watcher.start();
  }

  /**
   * Starts a server that takes calls when this returns.
   *
   * @param database from now on the server's, which closes it at the end
   * @param more what the server offers beyond the product; normally nothing
   * @throws StartException when a port is taken or a certificate cannot be used; the database is
   *     closed then
   */
  public static MetricsServer start(ServerConfig config, Database database, Module... more) {
    try {
      MetricsServer server = new MetricsServer(config, database, more);
      log.info("started: {}", config);
      if (!config.keysRequired()) {
        log.warn(
            "calls need no key, since only this machine reaches {}; whoever can log in to it can"
                + " read and write everything",
            config.grpc().host());
      }
      return server;
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  private static List<FeatureService> features(Injector injector) {
    return injector.getInstance(Key.get(new TypeLiteral<Set<FeatureService>>() {})).stream()
        .sorted(Comparator.comparing(MetricsServer::name))
        .toList();
  }

  private static String name(FeatureService feature) {
    return feature.service().bindService().getServiceDescriptor().getName();
  }

  private HttpEndpoint openHttp(HttpConfig http, PrometheusMeterRegistry registry) {
    try {
      return new HttpEndpoint(
          new InetSocketAddress(http.host(), http.port()), registry, health::ready);
    } catch (IOException e) {
      throw new StartException(
          "http.port: cannot listen on %s:%d (%s); set http.port to a free port, or 0 for any"
              .formatted(http.host(), http.port(), e.getMessage()),
          e);
    }
  }

  private Server openGrpc(List<FeatureService> features, Set<BareService> bare) {
    List<ServerServiceDefinition> services = new ArrayList<>(chain.guard(features));
    services.add(chain.observe(health.service()));
    services.add(chain.observe(new Reflection()));
    services.add(chain.operate(ChannelzService.newInstance(CHANNELZ_PAGE)));
    bare.forEach(service -> services.add(service.service().bindService()));
    try {
      return GrpcPort.open(config.grpc(), config.tls(), services, chain.unknownMethods());
    } catch (RuntimeException | Error e) {
      http.close();
      throw e;
    }
  }

  /** The port that takes gRPC calls. */
  public int grpcPort() {
    return grpc.getPort();
  }

  /** The port that answers {@code /metrics}, {@code /healthz} and {@code /readyz}. */
  public int httpPort() {
    return http.port();
  }

  /** The one line that says where the server is, for whoever started it. */
  public String readyLine() {
    return "ready grpc=%s:%d http=%s:%d data=%s"
        .formatted(
            config.grpc().host(),
            grpcPort(),
            config.http().host(),
            httpPort(),
            database.location());
  }

  /** Waits until the server has stopped. */
  public void awaitTermination() throws InterruptedException {
    grpc.awaitTermination();
  }

  /**
   * Stops: says NOT_SERVING, goes on for a while, takes no new calls, lets running ones end, and
   * closes the database. Returns when all is done, at the latest after the times configured.
   */
  @Override
  public void close() {
    if (!stopping.compareAndSet(false, true)) {
      return;
    }
    log.info("stopping: {}", config.shutdown());
    new Drain(grpc, chain, health).run(config.shutdown());
    watcher.close();
    http.close();
    timer.shutdownNow();
    jvm.close();
    database.close();
    log.info("stopped");
  }
}
