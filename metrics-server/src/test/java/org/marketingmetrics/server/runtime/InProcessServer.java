package org.marketingmetrics.server.runtime;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.workspace.ApiKeySecret;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.rpc.CallChain;
import org.marketingmetrics.server.rpc.FeatureService;

/** All services of the product with all their interceptors, in this process and on memory. */
public final class InProcessServer implements AutoCloseable {
  /** The time at which all calls are made. */
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** Opens everything where keys are needed. */
  public static final String OPERATOR_KEY = "mm_operator";

  private final MemoryDatabase database;
  private final Server server;
  private final ManagedChannel channel;
  private final ScheduledExecutorService timer;

  private InProcessServer(Map<String, String> settings) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    database = new MemoryDatabase(clock);
    ServerConfig config = ServerConfig.load(null, Map.of(), settings);
    Injector injector = Guice.createInjector(new MainModule(config, database, clock));
    CallChain chain = injector.getInstance(CallChain.class);
    timer = injector.getInstance(ScheduledExecutorService.class);
    String name = InProcessServerBuilder.generateName();
    InProcessServerBuilder builder =
        InProcessServerBuilder.forName(name)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .fallbackHandlerRegistry(chain.unknownMethods());
    chain
        .guard(injector.getInstance(Key.get(new TypeLiteral<Set<FeatureService>>() {})))
        .forEach(builder::addService);
    try {
      server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel = InProcessChannelBuilder.forName(name).directExecutor().build();
  }

  /** A server without keys. */
  public static InProcessServer open() {
    return new InProcessServer(Map.of());
  }

  /** A server that needs keys. */
  public static InProcessServer withKeys() {
    Map<String, String> settings = new HashMap<>();
    settings.put("access.keys", "required");
    settings.put("access.operator_key_sha256", ApiKeySecret.hash(OPERATOR_KEY));
    return new InProcessServer(settings);
  }

  /** What the services read and write. */
  public Stores stores() {
    return database.stores();
  }

  /** Calls without a key. */
  public Channel channel() {
    return channel;
  }

  /** Calls with this key. */
  public Channel channel(String key) {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key);
    return io.grpc.ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    timer.shutdownNow();
  }
}
