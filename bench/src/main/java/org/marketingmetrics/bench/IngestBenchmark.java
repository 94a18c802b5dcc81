package org.marketingmetrics.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.ObservationChunk;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;

/**
 * Rows through StreamObservations, by two clients at once, beside bare JDBC upserts of the same
 * rows into the same table over two connections. In turns, since the machine does other things too.
 */
final class IngestBenchmark {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int WRITERS = 2;
  private static final int DAYS = 20;

  private enum Step {
    BARE("bare JDBC upserts"),
    FRESH("stream, fresh rows"),
    AGAIN("stream, the same again"),
    RESTATED("stream, restated");

    private final String title;

    Step(String title) {
      this.title = title;
    }
  }

  boolean run(Path folder, Output out) {
    EmbeddedDatabaseConfig config =
        EmbeddedDatabaseConfig.in(folder.resolve("data")).withBufferPoolMegabytes(1_024);
    List<Map<Step, Double>> rounds = new ArrayList<>();
    try (BenchServer server = BenchServer.start(config)) {
      out.line(
          "Rows of 8 measures and 4 dimensions, %,d a chunk and transaction, %,d a writer, %d writers; median of %d rounds."
              .formatted(StoreRows.SERIES, StoreRows.SERIES * DAYS, WRITERS, ROUNDS));
      for (int round = 0; round <= ROUNDS; round++) {
        out.progress("round %d of %d".formatted(round, ROUNDS));
        rounds.add(round(server));
      }
    }
    print(rounds.subList(1, rounds.size()), out);
    return true;
  }

  private static void print(List<Map<Step, Double>> rounds, Output out) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("", "rows a second"));
    for (Step step : Step.values()) {
      table.add(List.of(step.title, "%,.0f".formatted(median(rounds, rates -> rate(rates, step)))));
    }
    out.table(table);
    out.line(
        String.format(
            Locale.ROOT,
            "{\"name\":\"ingest\",\"ratio\":%.2f,\"stream_rows_per_second\":%.0f,"
                + "\"bare_rows_per_second\":%.0f,\"again_rows_per_second\":%.0f,"
                + "\"restated_rows_per_second\":%.0f}",
            median(rounds, rates -> rate(rates, Step.FRESH) / rate(rates, Step.BARE)),
            median(rounds, rates -> rate(rates, Step.FRESH)),
            median(rounds, rates -> rate(rates, Step.BARE)),
            median(rounds, rates -> rate(rates, Step.AGAIN)),
            median(rounds, rates -> rate(rates, Step.RESTATED))));
  }

  private static double rate(Map<Step, Double> rates, Step step) {
    return rates.getOrDefault(step, Double.NaN);
  }

  private static double median(
      List<Map<Step, Double>> rounds, ToDoubleFunction<Map<Step, Double>> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static Map<Step, Double> round(BenchServer server) {
    List<String> workspaces = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      workspaces.add(newWorkspace(server));
    }
    Map<Step, Double> rates = new EnumMap<>(Step.class);
    rates.put(Step.BARE, bare(server));
    rates.put(Step.FRESH, stream(server, workspaces, 0, 0));
    rates.put(Step.AGAIN, stream(server, workspaces, 0, 0));
    rates.put(Step.RESTATED, stream(server, workspaces, 1, 1));
    return rates;
  }

  private static String newWorkspace(BenchServer server) {
    String id = "bench-" + Long.toHexString(System.nanoTime());
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(server.channel())
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId(id).build());
    return "workspaces/" + id;
  }

  private static double bare(BenchServer server) {
    List<Callable<Long>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      List<WriteBatch> batches = StoreRows.of(writer, DAYS, 0, 0);
      writers.add(() -> BareInserts.upsert(server.access(), batches));
    }
    return rate(writers);
  }

  /** Rows are made before the clock runs, on both sides. */
  private static double stream(
      BenchServer server, List<String> workspaces, long knownLater, long more) {
    List<Callable<Long>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      List<ObservationChunk> chunks =
          ObservationChunks.of(StoreRows.of(writer, DAYS, knownLater, more));
      String workspace = workspaces.get(writer);
      writers.add(() -> ChunkStream.send(server.channel(), workspace, chunks));
    }
    return rate(writers);
  }

  /** Rows a second of all writers together. */
  private static double rate(List<Callable<Long>> writers) {
    try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
      long start = System.nanoTime();
      long rows = 0;
      for (Future<Long> done : threads.invokeAll(writers)) {
        rows += done.get();
      }
      return rows * 1e9 / (System.nanoTime() - start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a writer failed", e.getCause());
    }
  }
}
