package org.marketingmetrics.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.channelz.v1.ChannelzGrpc;
import io.grpc.channelz.v1.GetServersRequest;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.testing.TlsTesting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.ListWorkspacesRequest;
import org.marketingmetrics.api.v1.ListWorkspacesResponse;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.core.workspace.ApiKeySecret;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.rpc.Failure;

/** The server on real ports of this machine. */
class MetricsServerTest {
  private final MemoryDatabase database = new MemoryDatabase(Clock.systemUTC());
  @TempDir private Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private MetricsServer server;
  private ManagedChannel channel;

  MetricsServerTest() {
    server = start(Map.of());
    channel = channel(server);
  }

  private MetricsServer start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("grpc.port", "0");
    all.put("http.port", "0");
    all.put("health.interval", "10ms");
    all.put("shutdown.drain", "10s");
    all.putAll(settings);
    return MetricsServer.start(ServerConfig.load(null, Map.of(), all), database);
  }

  private void restart(Map<String, String> settings) {
    stop();
    server = start(settings);
    channel = channel(server);
  }

  private static ManagedChannel channel(MetricsServer server) {
    return Grpc.newChannelBuilder(
            "127.0.0.1:" + server.grpcPort(), InsecureChannelCredentials.create())
        .build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.close();
    http.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.httpPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void listWorkspaces(Channel channel) {
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(channel)
            .listWorkspaces(ListWorkspacesRequest.getDefaultInstance());
  }

  @Test
  void theReadyLineSaysWhereItIs() {
    assertThat(server.readyLine())
        .isEqualTo(
            "ready grpc=127.0.0.1:%d http=127.0.0.1:%d data=memory"
                .formatted(server.grpcPort(), server.httpPort()));
  }

  @Test
  void healthFollowsTheDatabase() {
    Iterator<HealthCheckResponse> watch =
        HealthGrpc.newBlockingStub(channel).watch(HealthCheckRequest.getDefaultInstance());
    assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVING);

    database.lost.set(true);
    assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);

    database.lost.set(false);
    assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void healthKnowsEachServiceByItsName() {
    HealthCheckRequest known =
        HealthCheckRequest.newBuilder().setService("marketingmetrics.v1.WorkspaceService").build();
    HealthCheckRequest unknown = HealthCheckRequest.newBuilder().setService("nobody").build();

    assertThat(HealthGrpc.newBlockingStub(channel).check(known).getStatus())
        .isEqualTo(ServingStatus.SERVING);
    assertThat(Failure.of(() -> HealthGrpc.newBlockingStub(channel).check(unknown)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void probesFollowTheDatabaseToo() throws Exception {
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    database.lost.set(true);
    while (get("/readyz").statusCode() != 503) {
      Thread.onSpinWait();
    }
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void telemetryIsOnTheHttpPort() throws Exception {
    listWorkspaces(channel);

    HttpResponse<String> metrics = get("/metrics");

    assertThat(metrics.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body())
        .contains(
            "grpc_server_calls_seconds_count{code=\"OK\","
                + "method=\"marketingmetrics.v1.WorkspaceService/ListWorkspaces\"} 1",
            "grpc_server_calls_seconds_bucket",
            "database_pool_active 1.0",
            "database_pool_most 4.0",
            "jvm_memory_used_bytes",
            "jvm_gc_",
            "process_uptime_seconds");
    assertThat(get("/").statusCode()).isEqualTo(404);
  }

  @Test
  void reflectionListsTheServices() throws Exception {
    BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call =
        ClientCalls.blockingBidiStreamingCall(
            channel, ServerReflectionGrpc.getServerReflectionInfoMethod(), CallOptions.DEFAULT);
    assertThat(call.write(ServerReflectionRequest.newBuilder().setListServices("").build()))
        .isTrue();

    assertThat(call.read().getListServicesResponse().getServiceList())
        .extracting(io.grpc.reflection.v1.ServiceResponse::getName)
        .contains("marketingmetrics.v1.WorkspaceService", "grpc.health.v1.Health");
    call.cancel("seen", null);
  }

  /**
   * What a tool asks when it shows a failed call: the types in its details, between other
   * questions.
   */
  @Test
  void reflectionKnowsTheDetailsOfErrors() throws Exception {
    BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call =
        ClientCalls.blockingBidiStreamingCall(
            channel, ServerReflectionGrpc.getServerReflectionInfoMethod(), CallOptions.DEFAULT);
    for (String symbol :
        List.of(
            "google.rpc.ErrorInfo",
            "marketingmetrics.v1.FunnelService",
            "google.rpc.BadRequest",
            "marketingmetrics.v1.ErrorReason")) {
      assertThat(
              call.write(
                  ServerReflectionRequest.newBuilder().setFileContainingSymbol(symbol).build()))
          .isTrue();
      assertThat(call.read().getFileDescriptorResponse().getFileDescriptorProtoList())
          .as(symbol)
          .isNotEmpty();
    }
    call.cancel("seen", null);
  }

  @Test
  void channelzIsForTheOperator() {
    restart(
        Map.of(
            "access.keys", "required", "access.operator_key_sha256", ApiKeySecret.hash("sesame")));
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer sesame");
    GetServersRequest request = GetServersRequest.getDefaultInstance();

    assertThat(Failure.reasonOf(() -> ChannelzGrpc.newBlockingStub(channel).getServers(request)))
        .isEqualTo("API_KEY_MISSING");
    assertThat(
            ChannelzGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .getServers(request)
                .getServerList())
        .isNotEmpty();
  }

  /** With compression or without: what counts is what the server would have to hold. */
  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip"})
  void aMessageAboveTheLimitIsToldTheLimit(String compression) {
    restart(Map.of("grpc.message_bytes", "1KiB"));

    Failure failure =
        Failure.of(
            Status.Code.RESOURCE_EXHAUSTED, "REQUEST_TOO_LARGE", () -> create(compression, 2_000));

    assertThat(failure.metadata()).containsEntry("limit", "1024");
    assertThat(Failure.of(() -> create(compression, 900)).fields())
        .containsExactly("workspace.display_name");
    assertThat(Failure.of(() -> create(compression, 100_000)).code())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    listWorkspaces(channel);
  }

  private void create(String compression, int length) {
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(channel)
            .withCompression(compression)
            .createWorkspace(
                CreateWorkspaceRequest.newBuilder()
                    .setWorkspaceId("acme")
                    .setWorkspace(Workspace.newBuilder().setDisplayName("x".repeat(length)))
                    .build());
  }

  /** A client of a newer contract, or somebody who looks around. */
  @Test
  void aMethodThatThereIsNotIsToldAsEveryFailure() {
    for (String name :
        List.of("marketingmetrics.v1.WorkspaceService/Nope", "a.B/C", "no_slash", "a/b%0Ac")) {
      MethodDescriptor<ListWorkspacesRequest, ListWorkspacesResponse> method =
          WorkspaceServiceGrpc.getListWorkspacesMethod().toBuilder()
              .setFullMethodName(name)
              .build();
      Failure failure =
          Failure.of(
              Status.Code.UNIMPLEMENTED,
              "UNKNOWN_METHOD",
              () ->
                  ClientCalls.blockingUnaryCall(
                      channel,
                      method,
                      CallOptions.DEFAULT,
                      ListWorkspacesRequest.getDefaultInstance()));
      assertThat(failure.metadata())
          .containsEntry("method", name.contains("%") ? "unknown/unknown" : name);
    }
  }

  @Test
  void headersAboveTheLimitAreRefused() {
    restart(Map.of("grpc.metadata_bytes", "1KiB"));
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("x-long", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(2_000));

    assertThat(
            Failure.of(
                    () ->
                        listWorkspaces(
                            io.grpc.ClientInterceptors.intercept(
                                channel, MetadataUtils.newAttachHeadersInterceptor(headers))))
                .code())
        .isNotEqualTo(Status.Code.OK);
    listWorkspaces(channel);
  }

  @Test
  void aPortThatIsTakenIsNamedAndTheDatabaseClosed() throws InterruptedException {
    MemoryDatabase other = new MemoryDatabase(Clock.systemUTC());
    Map<String, String> taken =
        Map.of("grpc.port", Integer.toString(server.grpcPort()), "http.port", "0");

    assertThatThrownBy(() -> MetricsServer.start(ServerConfig.load(null, Map.of(), taken), other))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("grpc.port: cannot listen on 127.0.0.1:" + server.grpcPort());
    assertThat(other.closed.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anHttpPortThatIsTakenIsNamed() {
    Map<String, String> taken =
        Map.of("http.port", Integer.toString(server.httpPort()), "grpc.port", "0");

    assertThatThrownBy(
            () ->
                MetricsServer.start(
                    ServerConfig.load(null, Map.of(), taken),
                    new MemoryDatabase(Clock.systemUTC())))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("http.port: cannot listen on");
  }

  @Test
  void connectionsAreEncryptedWhereACertificateIsGiven() throws IOException {
    restart(
        Map.of(
            "tls.certificate", resource("server1.pem").toString(),
            "tls.key", resource("server1.key").toString()));
    ManagedChannel encrypted =
        Grpc.newChannelBuilder(
                "127.0.0.1:" + server.grpcPort(),
                TlsChannelCredentials.newBuilder()
                    .trustManager(TlsTesting.loadCert("ca.pem"))
                    .build())
            .overrideAuthority("foo.test.google.fr")
            .build();
    try {
      listWorkspaces(encrypted);
      assertThat(Failure.of(() -> listWorkspaces(channel)).code())
          .isEqualTo(Status.Code.UNAVAILABLE);
    } finally {
      encrypted.shutdownNow();
    }
  }

  private Path resource(String name) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in = TlsTesting.loadCert(name)) {
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void aCertificateThatIsNoneIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("no.pem"), "no certificate");
    Map<String, String> settings =
        Map.of(
            "grpc.port",
            "0",
            "http.port",
            "0",
            "tls.certificate",
            file.toString(),
            "tls.key",
            file.toString());

    assertThatThrownBy(
            () ->
                MetricsServer.start(
                    ServerConfig.load(null, Map.of(), settings),
                    new MemoryDatabase(Clock.systemUTC())))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("tls.certificate");
  }

  /** A watch of health never ends by itself; the server must not wait for it. */
  @Test
  void stoppingEndsWatchesAndClosesTheDatabase() throws InterruptedException {
    Iterator<HealthCheckResponse> watch =
        HealthGrpc.newBlockingStub(channel).watch(HealthCheckRequest.getDefaultInstance());
    assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVING);
    long start = System.nanoTime();

    server.close();

    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(5);
    assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
    assertThat(Failure.reasonOf(watch::next)).isEqualTo("SHUTTING_DOWN");
    assertThat(database.closed.getCount()).isZero();
    server.awaitTermination();
  }
}
