package org.marketingmetrics.server.cli;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AdviceServiceGrpc;
import org.marketingmetrics.api.v1.AdviceServiceGrpc.AdviceServiceBlockingStub;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc.BenchmarkServiceBlockingStub;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.api.v1.CatalogServiceGrpc.CatalogServiceBlockingStub;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc.ChannelDataServiceBlockingStub;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc.ChannelDataServiceStub;
import org.marketingmetrics.api.v1.ComparisonServiceGrpc;
import org.marketingmetrics.api.v1.ComparisonServiceGrpc.ComparisonServiceBlockingStub;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.EventServiceGrpc.EventServiceBlockingStub;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.FunnelServiceGrpc.FunnelServiceBlockingStub;
import org.marketingmetrics.api.v1.GlossaryServiceGrpc;
import org.marketingmetrics.api.v1.GlossaryServiceGrpc.GlossaryServiceBlockingStub;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc.WorkspaceServiceBlockingStub;

/** A server as its clients see it: the generated stubs, with deadline and key on every call. */
final class Connection implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /** More than the server sends in one answer. */
  private static final int MOST_BYTES = 16 << 20;

  private static final Duration LOCAL_TIMEOUT = Duration.ofSeconds(30);

  private final ManagedChannel channel;
  private final Channel calls;

  private Connection(ManagedChannel channel, String apiKey, Duration timeout) {
    this.channel = channel;
    Channel timed = ClientInterceptors.intercept(channel, new Deadline(timeout));
    calls = apiKey.isEmpty() ? timed : ClientInterceptors.intercept(timed, key(apiKey));
  }

  /**
   * Opens a connection, which is made with the first call.
   *
   * @param address host and port
   * @param authority certificates to trust; null for those of the system
   * @param apiKey empty for none
   * @param timeout of each call
   */
  static Connection open(
      String address, boolean tls, @Nullable Path authority, String apiKey, Duration timeout) {
    ManagedChannel channel =
        Grpc.newChannelBuilder(address, tls ? trusting(authority) : plain())
            .maxInboundMessageSize(MOST_BYTES)
            .build();
    return new Connection(channel, apiKey, timeout);
  }

  /** A connection to a server of this process, which takes calls without a key. */
  static Connection local(String address) {
    return open(address, false, null, "", LOCAL_TIMEOUT);
  }

  /** True for addresses that never leave this machine. */
  static boolean isLoopback(String address) {
    return address.matches("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?");
  }

  CatalogServiceBlockingStub catalog() {
    return CatalogServiceGrpc.newBlockingStub(calls);
  }

  ComparisonServiceBlockingStub comparisons() {
    return ComparisonServiceGrpc.newBlockingStub(calls);
  }

  ChannelDataServiceBlockingStub channelData() {
    return ChannelDataServiceGrpc.newBlockingStub(calls);
  }

  ChannelDataServiceStub reports() {
    return ChannelDataServiceGrpc.newStub(calls);
  }

  EventServiceBlockingStub events() {
    return EventServiceGrpc.newBlockingStub(calls);
  }

  FunnelServiceBlockingStub funnels() {
    return FunnelServiceGrpc.newBlockingStub(calls);
  }

  GlossaryServiceBlockingStub glossary() {
    return GlossaryServiceGrpc.newBlockingStub(calls);
  }

  AdviceServiceBlockingStub advice() {
    return AdviceServiceGrpc.newBlockingStub(calls);
  }

  BenchmarkServiceBlockingStub benchmarks() {
    return BenchmarkServiceGrpc.newBlockingStub(calls);
  }

  WorkspaceServiceBlockingStub workspaces() {
    return WorkspaceServiceGrpc.newBlockingStub(calls);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private static ChannelCredentials plain() {
    return InsecureChannelCredentials.create();
  }

  private static ChannelCredentials trusting(@Nullable Path authority) {
    if (authority == null) {
      return TlsChannelCredentials.create();
    }
    try {
      return TlsChannelCredentials.newBuilder().trustManager(authority.toFile()).build();
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.USAGE, "no certificates can be read from %s (%s).".formatted(authority, e));
    }
  }

  private static ClientInterceptor key(String apiKey) {
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + apiKey);
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  /** Counts from the start of each call; a stub's own deadline would count from its making. */
  private record Deadline(Duration timeout) implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      return next.newCall(
          method, options.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS));
    }
  }
}
