package org.marketingmetrics.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.ListWorkspacesRequest;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.ProgressListener;

/** A server whose database, another process, goes away and comes back. */
class LostDatabaseTest {
  private static final Duration PROMISED = Duration.ofSeconds(5);

  @TempDir private Path directory;
  private EmbeddedDatabase database;
  private MetricsServer server;
  private ManagedChannel channel;

  @BeforeEach
  void start() {
    database = startDatabase(0);
    Map<String, String> settings =
        Map.of(
            "grpc.port",
            "0",
            "http.port",
            "0",
            "access.keys",
            "off",
            "db.url",
            database.jdbcUrl(),
            "db.user",
            database.user(),
            "db.password",
            database.password().reveal());
    ServerConfig config = ServerConfig.load(null, Map.of(), settings);
    server = MetricsServer.start(config, Databases.open(config.database(), ProgressListener.NONE));
    channel =
        Grpc.newChannelBuilder(
                "127.0.0.1:" + server.grpcPort(), InsecureChannelCredentials.create())
            .build();
  }

  private EmbeddedDatabase startDatabase(int port) {
    return EmbeddedDatabase.start(
        EmbeddedDatabaseConfig.in(directory.resolve("data")).withPort(port), ProgressListener.NONE);
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.close();
    database.close();
  }

  private Iterator<HealthCheckResponse> watch() {
    return HealthGrpc.newBlockingStub(channel).watch(HealthCheckRequest.getDefaultInstance());
  }

  /** The next status, which must come in the time promised. */
  private static void expect(ServingStatus status, Iterator<HealthCheckResponse> watch) {
    long start = System.nanoTime();
    assertThat(watch.next().getStatus()).isEqualTo(status);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
  }

  private WorkspaceServiceGrpc.WorkspaceServiceBlockingStub workspaces() {
    return WorkspaceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
  }

  @Test
  void aDatabaseThatIsStoppedAndStartedAgain() {
    var created =
        workspaces()
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId("acme").build());
    Iterator<HealthCheckResponse> watch = watch();
    expect(ServingStatus.SERVING, watch);

    database.close();
    expect(ServingStatus.NOT_SERVING, watch);
    assertThat(
            Failure.reasonOf(
                () -> workspaces().listWorkspaces(ListWorkspacesRequest.getDefaultInstance())))
        .isEqualTo("STORE_UNAVAILABLE");

    database = startDatabase(database.port());
    expect(ServingStatus.SERVING, watch);
    assertThat(
            workspaces()
                .listWorkspaces(ListWorkspacesRequest.getDefaultInstance())
                .getWorkspacesList())
        .containsExactly(created.getWorkspace());
  }

  /** The network drops packets, or the machine hangs: nothing is refused and nothing answers. */
  @Test
  void aDatabaseThatFallsSilent() throws IOException, InterruptedException {
    Iterator<HealthCheckResponse> watch = watch();
    expect(ServingStatus.SERVING, watch);
    long pid =
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().command().orElse("").contains("mariadbd"))
            .mapToLong(ProcessHandle::pid)
            .max()
            .orElseThrow();

    signal("-STOP", pid);
    try {
      expect(ServingStatus.NOT_SERVING, watch);
    } finally {
      signal("-CONT", pid);
    }
    expect(ServingStatus.SERVING, watch);
    var listed = workspaces().listWorkspaces(ListWorkspacesRequest.getDefaultInstance());
    assertThat(listed.getWorkspacesList()).isEmpty();
  }

  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(pid)).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }
}
