package org.marketingmetrics.server.config;

import java.time.Duration;

/**
 * The gRPC port and what one connection may do.
 *
 * @param host address to bind; anything but a loopback address needs keys, and TLS or {@code
 *     access.insecure}
 * @param port TCP port, 0 for any free one
 * @param messageBytes largest request message without compression; a client gets REQUEST_TOO_LARGE
 *     for more, and the transport holds up to four times as much of it
 * @param metadataBytes largest sum of request headers
 * @param streamsPerConnection calls one connection may have open at once
 * @param flowControlWindow bytes one call may have unread
 * @param keepAliveTime silence after which the server pings a connection
 * @param keepAliveTimeout time a ping may stay unanswered before the connection is closed
 * @param permitKeepAlive shortest time between pings of a client; one that pings faster is closed
 * @param connectionAge age at which a connection is asked to close, so that clients spread over new
 *     servers
 * @param connectionAgeGrace time its calls then have to end
 * @param handshakeTimeout time a new connection has for TLS and HTTP/2 set-up
 */
public record GrpcConfig(
    String host,
    int port,
    int messageBytes,
    int metadataBytes,
    int streamsPerConnection,
    int flowControlWindow,
    Duration keepAliveTime,
    Duration keepAliveTimeout,
    Duration permitKeepAlive,
    Duration connectionAge,
    Duration connectionAgeGrace,
    Duration handshakeTimeout) {

  /** What holds unless the operator says otherwise. */
  public static final GrpcConfig DEFAULTS =
      new GrpcConfig(
          "127.0.0.1",
          9090,
          16 << 20,
          16 << 10,
          256,
          1 << 20,
          Duration.ofMinutes(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofMinutes(30),
          Duration.ofMinutes(6),
          Duration.ofSeconds(10));

  static GrpcConfig from(Settings settings) {
    return new GrpcConfig(
        settings.text("grpc.host", DEFAULTS.host),
        settings.number("grpc.port", DEFAULTS.port, 0, 65_535),
        settings.bytes("grpc.message_bytes", DEFAULTS.messageBytes),
        settings.bytes("grpc.metadata_bytes", DEFAULTS.metadataBytes),
        settings.number("grpc.streams_per_connection", DEFAULTS.streamsPerConnection, 1, 100_000),
        settings.bytes("grpc.flow_control_window", DEFAULTS.flowControlWindow),
        settings.duration("grpc.keepalive_time", DEFAULTS.keepAliveTime),
        settings.duration("grpc.keepalive_timeout", DEFAULTS.keepAliveTimeout),
        settings.duration("grpc.permit_keepalive", DEFAULTS.permitKeepAlive),
        settings.duration("grpc.connection_age", DEFAULTS.connectionAge),
        settings.duration("grpc.connection_age_grace", DEFAULTS.connectionAgeGrace),
        settings.duration("grpc.handshake_timeout", DEFAULTS.handshakeTimeout));
  }

  void check(Settings settings) {
    settings.require(
        messageBytes >= 1 << 10, "grpc.message_bytes: below 1KiB no request fits; raise it");
    settings.require(
        metadataBytes >= 1 << 10, "grpc.metadata_bytes: below 1KiB no call fits; raise it");
    settings.require(
        flowControlWindow >= 65_535,
        "grpc.flow_control_window: HTTP/2 begins with 65535; set at least that");
    settings.require(
        !keepAliveTime.isZero() && !keepAliveTimeout.isZero() && !connectionAge.isZero(),
        "grpc.keepalive_time, grpc.keepalive_timeout, grpc.connection_age: 0 is no time");
    settings.require(!handshakeTimeout.isZero(), "grpc.handshake_timeout: 0 is no time");
  }
}
