package org.marketingmetrics.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc.ChannelDataServiceBlockingStub;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.api.v1.WriteObservationsResponse;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.ProgressListener;

/**
 * A server that is killed while clients write loses nothing that it acknowledged; and a client that
 * sends what was not acknowledged again, with the same {@code request_id}, has it applied once.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledServerTest {
  private static final int WRITERS = 4;
  private static final int ROWS = 25;

  /** Clicks of one batch: its rows have 1, 2, ... of them. */
  private static final int CLICKS = ROWS * (ROWS + 1) / 2;

  /** Acknowledged before the server is killed, so that it is in the middle of its work. */
  private static final int ACKNOWLEDGED = 60;

  @TempDir private Path directory;
  private final List<ServeProcess> servers = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();

  /** What a client sent, and what it knows of it. */
  private record Sent(
      WriteObservationsRequest request, @Nullable WriteObservationsResponse answer) {
    String campaign() {
      return request.getObservations(0).getDimensionsOrThrow("campaign");
    }

    int stored() {
      return answer == null ? 0 : answer.getStoredCount();
    }
  }

  /** How the server ends. */
  private interface Kill {
    void of(ServeProcess server) throws IOException, InterruptedException;
  }

  private ServeProcess serve() throws IOException {
    ServeProcess server = ServeProcess.start(directory.resolve("data"));
    servers.add(server);
    return server;
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    servers.forEach(ServeProcess::close);
    for (ServeProcess server : servers) {
      for (long pid : server.pids()) {
        while (isRunning(pid)) {
          Thread.onSpinWait();
        }
      }
    }
  }

  /** A zombie that nobody waits for runs no more. */
  private static boolean isRunning(long pid) throws IOException {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.contains("mariadbd") && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (java.nio.file.NoSuchFileException _) {
      return false;
    }
  }

  private static WriteObservationsRequest batch(String campaign) {
    Row[] rows = new Row[ROWS];
    for (int i = 0; i < ROWS; i++) {
      rows[i] =
          Row.on("2026-02-01")
              .with("campaign", campaign)
              .with("ad", "ad " + i)
              .count("clicks", i + 1);
    }
    return Acme.report("ads", rows).setRequestId(UUID.randomUUID().toString()).build();
  }

  /** One client: sends batch after batch until a call fails. */
  private static List<Sent> write(
      ChannelDataServiceBlockingStub data, String writer, CountDownLatch acknowledged) {
    List<Sent> sent = new ArrayList<>();
    while (true) {
      WriteObservationsRequest request = batch(writer + ", batch " + sent.size());
      try {
        sent.add(new Sent(request, data.writeObservations(request)));
        acknowledged.countDown();
      } catch (StatusRuntimeException e) {
        sent.add(new Sent(request, null));
        return sent;
      }
    }
  }

  private void writeUntilKilled(ServeProcess server, Kill kill) throws Exception {
    CountDownLatch acknowledged = new CountDownLatch(ACKNOWLEDGED);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Sent>>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String writer = "server %d, writer %d".formatted(servers.size(), i);
        ChannelDataServiceBlockingStub data =
            ChannelDataServiceGrpc.newBlockingStub(server.channel());
        writers.add(clients.submit(() -> write(data, writer, acknowledged)));
      }
      assertThat(acknowledged.await(2, TimeUnit.MINUTES)).as("writes get through").isTrue();
      kill.of(server);
      for (Future<List<Sent>> writer : writers) {
        sent.addAll(writer.get());
      }
    }
  }

  private static Map<String, Double> clicks(ChannelDataServiceBlockingStub data) {
    Map<String, Double> clicks = new HashMap<>();
    for (MetricRow row : query(data, "campaign").getRowsList()) {
      clicks.put(row.getDimensions(0).getValue(), row.getValues(0).getValue());
    }
    return clicks;
  }

  private static QueryMetricsResponse query(
      ChannelDataServiceBlockingStub data, String... dimensions) {
    return data.queryMetrics(
        QueryMetricsRequest.newBuilder()
            .setParent(Acme.NAME)
            .addMetrics("clicks")
            .addAllDimensions(List.of(dimensions))
            .setDateRange(Row.range("2026-02-01", "2026-02-28"))
            .setPageSize(10_000)
            .build());
  }

  /** What the clients do when a server is there again: they send what nobody acknowledged. */
  private void sendAgain(ServeProcess server) {
    ChannelDataServiceBlockingStub data = ChannelDataServiceGrpc.newBlockingStub(server.channel());
    assertNothingAcknowledgedIsLost(clicks(data));
    assertThat(sent).filteredOn(one -> one.answer() == null).hasSize(WRITERS);
    sent.replaceAll(
        one ->
            one.answer() != null
                ? one
                : new Sent(one.request(), data.writeObservations(one.request())));
    assertThat(sent)
        .as("applied now, or answered as it was then")
        .allSatisfy(one -> assertThat(one.stored()).isEqualTo(ROWS));
    assertAnswersAreKept(data);
    assertAllAreThereOnce(data);
  }

  private void assertNothingAcknowledgedIsLost(Map<String, Double> clicks) {
    for (Sent one : sent) {
      if (one.answer() == null) {
        assertThat(clicks.getOrDefault(one.campaign(), 0.0))
            .as("all of %s or nothing", one.campaign())
            .isIn(0.0, (double) CLICKS);
      } else {
        assertThat(clicks).containsEntry(one.campaign(), (double) CLICKS);
      }
    }
  }

  private void assertAllAreThereOnce(ChannelDataServiceBlockingStub data) {
    QueryMetricsResponse total = query(data);
    assertThat(clicks(data))
        .hasSize(sent.size())
        .allSatisfy((campaign, sum) -> assertThat(sum).isEqualTo(CLICKS));
    assertThat(total.getRows(0).getValues(0).getNumerator().getCount())
        .isEqualTo((long) CLICKS * sent.size());
    assertThat(total.getDataRevision()).as("one for each batch").isEqualTo(sent.size());
  }

  /** A client may repeat what was acknowledged too; its answer outlives the server. */
  private void assertAnswersAreKept(ChannelDataServiceBlockingStub data) {
    for (int i = 0; i < sent.size(); i += 5) {
      Sent one = sent.get(i);
      assertThat(data.writeObservations(one.request())).isEqualTo(one.answer());
    }
  }

  /** Counted past the product, in its tables. */
  private void assertTablesHold() throws SQLException {
    try (EmbeddedDatabase database =
            EmbeddedDatabase.start(
                EmbeddedDatabaseConfig.in(directory.resolve("data")), ProgressListener.NONE);
        Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password().reveal());
        Statement statement = connection.createStatement()) {
      int batches = sent.size();
      long rows = (long) batches * ROWS;
      assertThat(number(statement, "SELECT COUNT(*) FROM observation")).isEqualTo(rows);
      assertThat(number(statement, "SELECT SUM(clicks) FROM observation"))
          .isEqualTo((long) batches * CLICKS);
      assertThat(number(statement, "SELECT SUM(versions) FROM observation")).isEqualTo(rows);
      assertThat(number(statement, "SELECT COUNT(*) FROM observation_version")).isZero();
      assertThat(number(statement, "SELECT COUNT(*) FROM request")).isEqualTo(batches);
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getLong(1);
    }
  }

  /**
   * First the system ends the server for want of memory, and its database is left behind; then the
   * power fails, and nobody has time to write anything down.
   */
  @Test
  void nothingAcknowledgedIsLostAndNothingIsAppliedTwice() throws Exception {
    ServeProcess first = serve();
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(first.channel())
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId("acme").build());
    writeUntilKilled(first, ServeProcess::killServer);

    ServeProcess second = serve();
    sendAgain(second);
    writeUntilKilled(second, ServeProcess::killAll);

    ServeProcess third = serve();
    sendAgain(third);
    third.stop();
    assertTablesHold();
  }
}
