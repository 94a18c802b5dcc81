package org.marketingmetrics.bench;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.ProgressListener;

/**
 * Events recorded through two streams, in the order of time, as they would come: each chunk is of
 * many people. Meanwhile the server's heap is looked at, and what is not in chunks yet.
 */
final class EventIngestBenchmark {
  private static final int STREAMS = 2;
  private static final int CHUNK = 5_000;
  private static final int EVENTS_A_PERSON = 20;
  private static final long SECONDS_A_LOOK = 5;
  private static final double NANOS = 1e9;

  private final Path root;
  private final Path folder;
  private final Output out;

  /** A multiple of 40: people come in pairs, of 20 events each in the mean. */
  private final EventShape shape = shape(Long.getLong("bench.ingest-events", 3_000_000));

  private final EventGenerator.Detail detail =
      EventGenerator.Detail.valueOf(System.getProperty("bench.detail", "FULL"));

  private final AtomicLong recorded = new AtomicLong();
  private final List<Double> heaps = new ArrayList<>();
  private final List<Double> rates = new ArrayList<>();
  private double lag;

  EventIngestBenchmark(Path root, Path folder, Output out) {
    this.root = root;
    this.folder = folder;
    this.out = out;
  }

  private static EventShape shape(long events) {
    return new EventShape(events, Math.toIntExact(events / EVENTS_A_PERSON));
  }

  boolean run() {
    List<List<byte[]>> chunks = chunks();
    EmbeddedDatabaseConfig config =
        EmbeddedDatabaseConfig.in(folder.resolve("data")).withBufferPoolMegabytes(2_048);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(config, ProgressListener.NONE);
        ServerProcess server = ServerProcess.start(database, root)) {
      ManagedChannel channel =
          Grpc.newChannelBuilder(server.address(), InsecureChannelCredentials.create()).build();
      try {
        var _ =
            WorkspaceServiceGrpc.newBlockingStub(channel)
                .createWorkspace(
                    CreateWorkspaceRequest.newBuilder()
                        .setWorkspaceId(EventDataset.WORKSPACE.id())
                        .build());
        return measure(channel, chunks, database, server);
      } finally {
        channel.shutdownNow();
      }
    }
  }

  private List<List<byte[]>> chunks() {
    out.progress("making up " + shape);
    EventGenerator generator = new EventGenerator(shape, detail);
    List<Event> events = new ArrayList<>();
    for (int person = 0; person < shape.people(); person++) {
      events.addAll(generator.of(person));
    }
    events.sort(Comparator.comparingLong(Event::at));
    List<List<byte[]>> chunks = new ArrayList<>();
    for (int stream = 0; stream < STREAMS; stream++) {
      chunks.add(new ArrayList<>());
    }
    for (int from = 0; from < events.size(); from += CHUNK) {
      int number = from / CHUNK;
      chunks
          .get(number % STREAMS)
          .add(
              EventMessages.chunk(
                  number, events.subList(from, Math.min(from + CHUNK, events.size()))));
    }
    return chunks;
  }

  private boolean measure(
      ManagedChannel channel,
      List<List<byte[]>> chunks,
      EmbeddedDatabase database,
      ServerProcess server) {
    out.line(
        "%s, all fields: %s, %d streams, %,d a chunk. %s"
            .formatted(shape, detail, STREAMS, CHUNK, Usage.machine()));
    long begin = System.nanoTime();
    double seconds;
    try (ExecutorService streams = Executors.newFixedThreadPool(STREAMS);
        Connection sql = connection(database)) {
      List<? extends Future<?>> sending =
          chunks.stream()
              .map(own -> streams.submit(() -> EventSender.send(channel, own, recorded)))
              .toList();
      watch(sending, sql, server);
      seconds = (System.nanoTime() - begin) / NANOS;
      long packing = System.nanoTime();
      while (unpacked(sql) > 0) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      lag = Math.max(lag, (System.nanoTime() - packing) / NANOS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    report(seconds, server);
    return recorded.get() == shape.events();
  }

  /** Every few seconds, until all is sent. */
  private void watch(List<? extends Future<?>> sending, Connection sql, ServerProcess server)
      throws SQLException, InterruptedException {
    long before = 0;
    long last = System.nanoTime();
    for (Future<?> stream : sending) {
      while (!stream.isDone()) {
        try {
          stream.get(SECONDS_A_LOOK, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          long now = System.nanoTime();
          double rate = (recorded.get() - before) * NANOS / (now - last);
          before = recorded.get();
          last = now;
          rates.add(rate);
          heaps.add(server.liveMebibytes());
          lag = Math.max(lag, unpacked(sql) / rate);
          out.progress(
              "%,d recorded, %,.0f a second, heap %.0f MiB, %,d not packed"
                  .formatted(recorded.get(), rate, heaps.getLast(), unpacked(sql)));
        } catch (ExecutionException e) {
          throw new IllegalStateException("a stream failed", e.getCause());
        }
      }
    }
  }

  private void report(double seconds, ServerProcess server) {
    double rate = recorded.get() / seconds;
    double least = heaps.stream().skip(1).mapToDouble(h -> h).min().orElse(Double.NaN);
    double most = heaps.stream().skip(1).mapToDouble(h -> h).max().orElse(Double.NaN);
    out.table(
        List.of(
            List.of("recorded", "events/s", "slowest 5 s", "heap MiB", "lag s", "server CPU us"),
            List.of(
                "%,d".formatted(recorded.get()),
                "%,.0f".formatted(rate),
                "%,.0f".formatted(rates.stream().mapToDouble(r -> r).min().orElse(rate)),
                "%.0f to %.0f".formatted(least, most),
                "%.1f".formatted(lag),
                "%.1f".formatted(server.cpu().toNanos() / 1e3 / recorded.get()))));
    out.line(
        String.format(
            Locale.ROOT,
            "{\"name\":\"events-ingest\",\"ratio\":%.3f,\"events_per_second\":%.0f,"
                + "\"bar\":50000,\"heap_spread_mib\":%.1f,\"packing_lag_s\":%.1f}",
            rate / 50_000,
            rate,
            most - least,
            lag));
  }

  private static Connection connection(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.user(), database.password().reveal());
  }

  private static long unpacked(Connection sql) throws SQLException {
    try (Statement statement = sql.createStatement();
        ResultSet sum = statement.executeQuery("SELECT COALESCE(SUM(events), 0) FROM event_tail")) {
      sum.next();
      return sum.getLong(1);
    }
  }
}
