package org.marketingmetrics.bench;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.rpc.BareService;
import org.marketingmetrics.server.runtime.Database;
import org.marketingmetrics.server.runtime.MetricsServer;
import org.marketingmetrics.store.MetricsStore;
import org.marketingmetrics.store.StoreConfig;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.ProgressListener;

/** The product's server of this process, on an embedded database, with an echo beside it. */
final class BenchServer implements AutoCloseable {
  private final EmbeddedDatabase embedded;
  private final MetricsStore store;
  private final MetricsServer server;
  private final ManagedChannel channel;

  private BenchServer(EmbeddedDatabase embedded) {
    this.embedded = embedded;
    ServerConfig config =
        ServerConfig.load(
            null, Map.of(), Map.of("grpc.port", "0", "http.port", "0", "log.level", "warn"));
    store =
        MetricsStore.open(
            StoreConfig.of(embedded.jdbcUrl(), embedded.user(), embedded.password())
                .withConnections(config.database().connections()),
            Clock.systemUTC());
    store.migrate();
    server =
        MetricsServer.start(
            config,
            new OpenStore(store, embedded),
            new AbstractModule() {
              @Override
              protected void configure() {
                Multibinder.newSetBinder(binder(), BareService.class)
                    .addBinding()
                    .toInstance(new BareService(new EchoGrpcService()));
              }
            });
    channel = Grpc.newChannelBuilder(address(), InsecureChannelCredentials.create()).build();
  }

  /** Starts all of it on free ports of this machine. */
  static BenchServer start(Path data) {
    EmbeddedDatabase embedded =
        EmbeddedDatabase.start(EmbeddedDatabaseConfig.in(data), ProgressListener.NONE);
    try {
      return new BenchServer(embedded);
    } catch (RuntimeException | Error e) {
      embedded.close();
      throw e;
    }
  }

  String address() {
    return "127.0.0.1:" + server.grpcPort();
  }

  Channel channel() {
    return channel;
  }

  Stores stores() {
    return store.stores();
  }

  /** A database connection of its own beside the server's. */
  SqlQuestions sql() {
    return SqlQuestions.connect(embedded);
  }

  /** Closes everything, the database last. */
  @Override
  public void close() {
    channel.shutdownNow();
    try {
      var _ = channel.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }

  private record OpenStore(MetricsStore store, EmbeddedDatabase embedded) implements Database {
    @Override
    public Stores stores() {
      return store.stores();
    }

    @Override
    public void ping(Duration timeout) {
      if (!store.ping(timeout)) {
        throw new IllegalStateException("the database does not answer");
      }
    }

    @Override
    public Pool pool() {
      return new Pool(0, 0, 0, 0);
    }

    @Override
    public String location() {
      return embedded.dataDirectory().toString();
    }

    @Override
    public void close() {
      store.close();
      embedded.close();
    }
  }
}
