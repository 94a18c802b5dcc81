package org.marketingmetrics.bench;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.rpc.BareService;
import org.marketingmetrics.server.runtime.Database;
import org.marketingmetrics.server.runtime.Databases;
import org.marketingmetrics.server.runtime.MetricsServer;
import org.marketingmetrics.store.StoreConfig;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.ProgressListener;

/** The product's server of this process, on an embedded database, with an echo beside it. */
final class BenchServer implements AutoCloseable {
  private final EmbeddedDatabase embedded;
  private final Database database;
  private final MetricsServer server;
  private final ManagedChannel channel;
  private final EchoGrpcService echo = new EchoGrpcService();

  private BenchServer(EmbeddedDatabase embedded) {
    this.embedded = embedded;
    ServerConfig config = ServerConfig.load(null, Map.of(), settings(embedded));
    database = Databases.open(config.database(), ProgressListener.NONE);
    server =
        MetricsServer.start(
            config,
            database,
            new AbstractModule() {
              @Override
              protected void configure() {
                Multibinder.newSetBinder(binder(), BareService.class)
                    .addBinding()
                    .toInstance(new BareService(echo));
              }
            });
    channel = Grpc.newChannelBuilder(address(), InsecureChannelCredentials.create()).build();
  }

  /** Reached like a database of its own, because SQL asks it too. */
  private static Map<String, String> settings(EmbeddedDatabase embedded) {
    return Map.of(
        "grpc.port",
        "0",
        "http.port",
        "0",
        "access.keys",
        "off",
        "db.url",
        embedded.jdbcUrl(),
        "db.user",
        embedded.user(),
        "db.password",
        embedded.password().reveal());
  }

  /** Starts all of it on free ports of this machine. */
  static BenchServer start(Path data) {
    return start(EmbeddedDatabaseConfig.in(data));
  }

  /** The same on a database as described. */
  static BenchServer start(EmbeddedDatabaseConfig config) {
    EmbeddedDatabase embedded = EmbeddedDatabase.start(config, ProgressListener.NONE);
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

  EchoGrpcService echo() {
    return echo;
  }

  Channel channel() {
    return channel;
  }

  Stores stores() {
    return database.stores();
  }

  /** The account by which the server reaches its database. */
  StoreConfig access() {
    return StoreConfig.of(embedded.jdbcUrl(), embedded.user(), embedded.password());
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
    embedded.close();
  }
}
