package org.marketingmetrics.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventBatch;
import org.marketingmetrics.core.event.ReceivedEvent;
import org.marketingmetrics.core.event.Verdict;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Generated events in the product's database, recorded and packed, and in a file for others. Kept
 * in a folder, and used again when a load into it was finished.
 */
final class EventDataset {
  static final WorkspaceId WORKSPACE = new WorkspaceId("events");

  private static final String LOADED = "loaded";
  private static final int BATCH = 10_000;
  private static final long RECEIVED_AT = 1_790_000_000_000_000L;
  private static final int WRITERS = 2;

  private final Path folder;
  private final EventShape shape;

  EventDataset(Path root, EventShape shape) {
    this.shape = shape;
    this.folder =
        root.resolve(
            "bench/target/data/%d-events-seed-%d".formatted(shape.events(), EventGenerator.SEED));
  }

  Path folder() {
    return folder;
  }

  /** Tab-separated: number of the person, milliseconds, kind, campaign, plan. */
  Path file() {
    return folder.resolve("events.tsv");
  }

  /** Starts a server on the events, and records them unless they are there. */
  BenchServer open(Output out) {
    boolean loaded = Files.exists(folder.resolve(LOADED));
    if (loaded) {
      out.progress("using the events kept in " + folder);
    } else {
      Dataset.delete(folder);
      out.progress("recording %s into %s".formatted(shape, folder));
    }
    BenchServer server = BenchServer.start(Dataset.make(folder.resolve("database")));
    try {
      if (!loaded) {
        load(server, out);
        writeFile();
        Files.createFile(folder.resolve(LOADED));
      }
      var _ = server.stores().events().settle(WORKSPACE);
      return server;
    } catch (IOException e) {
      server.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  /** By the order of keys, as history is best brought; each writer half of the people. */
  private void load(BenchServer server, Output out) {
    server.stores().workspaces().insert(workspace());
    int[] people =
        IntStream.range(0, shape.people())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(p -> Subjects.bucket(EventGenerator.name(p)))
                    .thenComparing(EventGenerator::name))
            .mapToInt(Integer::intValue)
            .toArray();
    long begin = System.nanoTime();
    EventStore events = server.stores().events();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<? extends Future<?>> running =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  w ->
                      writers.submit(
                          () ->
                              record(
                                  events,
                                  people,
                                  (int) ((long) people.length * w / WRITERS),
                                  (int) ((long) people.length * (w + 1) / WRITERS))))
              .toList();
      for (Future<?> writer : running) {
        writer.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a writer failed", e.getCause());
    }
    out.progress("recorded in %.0f s".formatted((System.nanoTime() - begin) / 1e9));
    int moved = 1;
    while (moved > 0) {
      moved = events.pack(WORKSPACE);
    }
    out.progress("packed after %.0f s".formatted((System.nanoTime() - begin) / 1e9));
  }

  static Workspace workspace() {
    return new Workspace(
        WORKSPACE,
        "Benchmark",
        java.time.ZoneOffset.UTC,
        java.time.DayOfWeek.MONDAY,
        List.of(),
        Basis.UNSPECIFIED,
        java.time.Instant.EPOCH,
        1);
  }

  private void record(EventStore events, int[] people, int from, int to) {
    EventGenerator generator = new EventGenerator(shape, EventGenerator.Detail.SLIM);
    List<ReceivedEvent> batch = new java.util.ArrayList<>();
    for (int i = from; i < to; i++) {
      List<Event> of = generator.of(people[i]);
      if (batch.size() + of.size() > BATCH) {
        var _ = events.record(WORKSPACE, new EventBatch(batch, RECEIVED_AT));
        batch.clear();
      }
      of.forEach(event -> batch.add(new ReceivedEvent(event, Verdict.ACCEPTED)));
    }
    var _ = events.record(WORKSPACE, new EventBatch(batch, RECEIVED_AT));
  }

  private void writeFile() throws IOException {
    EventGenerator generator = new EventGenerator(shape, EventGenerator.Detail.SLIM);
    try (BufferedWriter out = Files.newBufferedWriter(file())) {
      for (int person = 0; person < shape.people(); person++) {
        for (Event event : generator.of(person)) {
          out.write(
              person
                  + "\t"
                  + event.at()
                  + "\t"
                  + event.kind()
                  + "\t"
                  + event.campaign()
                  + "\t"
                  + event.properties().get(EventGenerator.PLAN)
                  + "\n");
        }
      }
    }
  }
}
