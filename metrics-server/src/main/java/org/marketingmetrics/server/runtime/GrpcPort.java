package org.marketingmetrics.server.runtime;

import io.grpc.HandlerRegistry;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.marketingmetrics.server.config.GrpcConfig;
import org.marketingmetrics.server.config.TlsConfig;

/** The gRPC server on its port, with the limits of the configuration. */
final class GrpcPort {
  /** A client may cancel this many calls in that time; more is an attack (rapid reset). */
  private static final int MOST_RESETS = 1_000;

  private static final int RESET_WINDOW_SECONDS = 10;

  /**
   * What the transport refuses, it refuses without a detail; so it takes more than a request may
   * have, and who sends somewhat too much is told the limit.
   */
  private static final int TRANSPORT_SLACK = 4;

  private GrpcPort() {}

  /**
   * Binds the port and takes calls from then on, each on a virtual thread of its own.
   *
   * @throws StartException when the port is taken or the certificate cannot be used
   */
  static Server open(
      GrpcConfig config,
      TlsConfig tls,
      List<ServerServiceDefinition> services,
      HandlerRegistry otherwise) {
    InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
    if (address.isUnresolved()) {
      throw new StartException(
          "grpc.host: no address for '%s'".formatted(config.host()), new IOException("unresolved"));
    }
    ExecutorService calls =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
    try {
      return limited(builder(address, tls), config)
          .executor(calls)
          .addServices(services)
          .fallbackHandlerRegistry(otherwise)
          .build()
          .start();
    } catch (IOException e) {
      throw new StartException(
          "grpc.port: cannot listen on %s:%d (%s); is another server running? Set grpc.port to a"
                  .formatted(config.host(), config.port(), rootMessage(e))
              + " free port, or 0 for any",
          e);
    }
  }

  private static NettyServerBuilder limited(NettyServerBuilder builder, GrpcConfig config) {
    return builder
        .maxInboundMessageSize(transportLimit(config.messageBytes()))
        .maxInboundMetadataSize(config.metadataBytes())
        .maxConcurrentCallsPerConnection(config.streamsPerConnection())
        .flowControlWindow(config.flowControlWindow())
        .maxRstFramesPerWindow(MOST_RESETS, RESET_WINDOW_SECONDS)
        .keepAliveTime(config.keepAliveTime().toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(config.keepAliveTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveTime(config.permitKeepAlive().toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveWithoutCalls(true)
        .maxConnectionAge(config.connectionAge().toMillis(), TimeUnit.MILLISECONDS)
        .maxConnectionAgeGrace(config.connectionAgeGrace().toMillis(), TimeUnit.MILLISECONDS)
        .handshakeTimeout(config.handshakeTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static int transportLimit(int messageBytes) {
    return (int) Math.min(Integer.MAX_VALUE, (long) TRANSPORT_SLACK * messageBytes);
  }

  private static NettyServerBuilder builder(InetSocketAddress address, TlsConfig tls) {
    if (!tls.enabled()) {
      return NettyServerBuilder.forAddress(address, InsecureServerCredentials.create());
    }
    try {
      ServerCredentials credentials =
          TlsServerCredentials.create(new File(tls.certificate()), new File(tls.key()));
      return NettyServerBuilder.forAddress(address, credentials);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartException(
          "tls.certificate, tls.key: cannot be used, PEM is needed (%s)".formatted(rootMessage(e)),
          e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
