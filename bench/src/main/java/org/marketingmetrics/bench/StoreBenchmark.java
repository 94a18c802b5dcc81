package org.marketingmetrics.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
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
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.store.MetricsStore;
import org.marketingmetrics.store.StoreConfig;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseConfig;
import org.marketingmetrics.store.embedded.Password;
import org.marketingmetrics.store.embedded.ProgressListener;

/**
 * The store alone: rows a second written and read, beside bare JDBC batches into the same table, by
 * one and by two writers. In turns, since the machine does other things too; medians of the rounds.
 */
final class StoreBenchmark {
  private static final int ROUNDS = 5;
  private static final int DAYS = 10;

  /** On the embedded database, or where these system properties name another. */
  private final String url = System.getProperty("bench.db-url", "");

  private final String user = System.getProperty("bench.db-user", "root");
  private final String password = System.getProperty("bench.db-password", "");

  private enum Step {
    BARE("bare JDBC batches"),
    FRESH("fresh rows"),
    REPLAYED("the same again"),
    CONFIRMED("the same, known later"),
    RESTATED("restated"),
    READ("read"),
    READ_AS_OF("read as of before");

    private final String title;

    Step(String title) {
      this.title = title;
    }
  }

  boolean run(Path folder, Output out) {
    if (!url.isEmpty()) {
      return run(StoreConfig.of(url, user, new Password(password)), out);
    }
    EmbeddedDatabaseConfig config =
        EmbeddedDatabaseConfig.in(folder.resolve("data")).withBufferPoolMegabytes(512);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(config, ProgressListener.NONE)) {
      return run(StoreConfig.of(database.jdbcUrl(), database.user(), database.password()), out);
    }
  }

  private boolean run(StoreConfig config, Output out) {
    out.line(
        "Rows of 8 measures, %,d a batch and transaction, %,d a writer; median of %d rounds."
            .formatted(StoreRows.SERIES, StoreRows.SERIES * DAYS, ROUNDS));
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("rows a second", "1 writer", "2 writers"));
    try (MetricsStore store = MetricsStore.open(config, Clock.systemUTC())) {
      store.migrate();
      List<Map<Step, Double>> one = measure(store, config, 1, out);
      List<Map<Step, Double>> two = measure(store, config, 2, out);
      for (Step step : Step.values()) {
        table.add(
            List.of(
                step.title,
                "%,.0f".formatted(median(one, rates -> rate(rates, step))),
                "%,.0f".formatted(median(two, rates -> rate(rates, step)))));
      }
      out.table(table);
      out.line(json(one, two));
    }
    return true;
  }

  private static String json(List<Map<Step, Double>> one, List<Map<Step, Double>> two) {
    return String.format(
        Locale.ROOT,
        "{\"name\":\"store\",\"ratio\":%.2f,\"ratio_2_writers\":%.2f,\"bare_rows_per_second\":%.0f,"
            + "\"fresh_rows_per_second\":%.0f,\"read_rows_per_second\":%.0f}",
        median(one, StoreBenchmark::ratio),
        median(two, StoreBenchmark::ratio),
        median(one, rates -> rate(rates, Step.BARE)),
        median(one, rates -> rate(rates, Step.FRESH)),
        median(one, rates -> rate(rates, Step.READ)));
  }

  /** Of one round: what disturbs one side disturbs the other, its neighbour in time. */
  private static double ratio(Map<Step, Double> rates) {
    return rate(rates, Step.FRESH) / rate(rates, Step.BARE);
  }

  private static double rate(Map<Step, Double> rates, Step step) {
    return rates.getOrDefault(step, Double.NaN);
  }

  private static double median(
      List<Map<Step, Double>> rounds, ToDoubleFunction<Map<Step, Double>> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** One round more, to warm up, is not counted. */
  private static List<Map<Step, Double>> measure(
      MetricsStore store, StoreConfig config, int writers, Output out) {
    List<Map<Step, Double>> measured = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      out.progress("%d writers, round %d of %d".formatted(writers, round, ROUNDS));
      measured.add(round(store, config, writers));
    }
    return measured.subList(1, measured.size());
  }

  private static Map<Step, Double> round(MetricsStore store, StoreConfig config, int writers) {
    List<WorkspaceId> workspaces = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      workspaces.add(newWorkspace(store));
    }
    Map<Step, Double> rates = new EnumMap<>(Step.class);
    rates.put(Step.BARE, bare(config, writers));
    rates.put(Step.FRESH, write(store, workspaces, 0, 0));
    rates.put(Step.REPLAYED, write(store, workspaces, 0, 0));
    rates.put(Step.CONFIRMED, write(store, workspaces, 1, 0));
    rates.put(Step.RESTATED, write(store, workspaces, 2, 1));
    ChannelDataStore data = store.stores().channelData();
    rates.put(Step.READ, read(workspaces, (id, sink) -> data.read(id, Map.of(), sink)));
    rates.put(
        Step.READ_AS_OF,
        read(workspaces, (id, sink) -> data.readAsOf(id, StoreRows.KNOWN_AT, sink)));
    return rates;
  }

  private static double bare(StoreConfig config, int writers) {
    List<List<WriteBatch>> batches = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      batches.add(StoreRows.of(writer, DAYS, 0, 0));
    }
    return rate(writers, writer -> () -> BareInserts.run(config, batches.get(writer)));
  }

  private static double write(
      MetricsStore store, List<WorkspaceId> workspaces, long knownLater, long more) {
    List<List<WriteBatch>> batches = new ArrayList<>();
    for (int writer = 0; writer < workspaces.size(); writer++) {
      batches.add(StoreRows.of(writer, DAYS, knownLater, more));
    }
    return rate(
        workspaces.size(),
        writer ->
            () -> {
              long rows = 0;
              for (WriteBatch batch : batches.get(writer)) {
                store.stores().channelData().write(workspaces.get(writer), batch);
                rows += batch.rows().size();
              }
              return rows;
            });
  }

  private static double read(
      List<WorkspaceId> workspaces, BiConsumer<WorkspaceId, FactSink> question) {
    return rate(
        workspaces.size(),
        reader ->
            () -> {
              CountingSink sink = new CountingSink();
              question.accept(workspaces.get(reader), sink);
              return sink.rows();
            });
  }

  private static WorkspaceId newWorkspace(MetricsStore store) {
    WorkspaceId id = new WorkspaceId("bench-" + Long.toHexString(System.nanoTime()));
    store
        .stores()
        .workspaces()
        .insert(
            new Workspace(
                id,
                "Benchmark",
                ZoneOffset.UTC,
                DayOfWeek.MONDAY,
                List.of(),
                Basis.UNSPECIFIED,
                Instant.EPOCH,
                1));
    return id;
  }

  /** Rows a second of all writers together. */
  private static double rate(int writers, IntFunction<Callable<Long>> work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Callable<Long>> calls = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        calls.add(work.apply(writer));
      }
      long start = System.nanoTime();
      long rows = 0;
      for (Future<Long> done : threads.invokeAll(calls)) {
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
