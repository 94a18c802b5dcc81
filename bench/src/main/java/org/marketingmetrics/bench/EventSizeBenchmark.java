package org.marketingmetrics.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.funnel.AnalyzeEventFunnel;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.event.timeline.Timeline;
import org.marketingmetrics.core.event.timeline.TimelineAssembler;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.TimelineBlocks;
import org.marketingmetrics.core.event.timeline.TimelineCodec;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.store.memory.MemoryStores;

/**
 * Bytes an event takes in chunks and in memory, and how the time of a funnel grows with the number
 * of events. Without a database: the same chunks as a store keeps, one for each bucket and month.
 */
final class EventSizeBenchmark {
  private static final int ROUNDS = 25;
  private static final double MILLION = 1e6;

  private final Output out;
  private final Stores stores = MemoryStores.open(Clock.systemUTC());

  EventSizeBenchmark(Output out) {
    this.out = out;
    stores.workspaces().insert(EventDataset.workspace());
  }

  /**
   * A data set, measured.
   *
   * @param packed bytes an event in chunks
   * @param memory bytes an event on the heap, with all columns unpacked
   * @param millis a funnel without filters
   */
  private record Measured(EventShape shape, double packed, double memory, Sample millis) {
    double nanosAnEvent() {
      return millis.median() * MILLION / shape.events();
    }
  }

  boolean run() {
    out.line("Chunks and memory, without a database. " + Usage.machine());
    double rich = bytes(chunks(EventShape.QUICK, EventGenerator.Detail.FULL)) / million();
    Measured quick = measure(EventShape.QUICK);
    Measured full = measure(EventShape.asked());
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("events", "packed bytes", "bytes in memory", "funnel ms", "ns an event"));
    for (Measured one : List.of(quick, full)) {
      table.add(
          List.of(
              "%,d".formatted(one.shape().events()),
              "%.2f".formatted(one.packed()),
              "%.2f".formatted(one.memory()),
              "%.1f".formatted(one.millis().median()),
              "%.2f".formatted(one.nanosAnEvent())));
    }
    out.table(table);
    out.line(
        "With page, channel, value, click id, two properties: %.2f packed bytes".formatted(rich));
    out.line(json(quick, full, rich));
    return true;
  }

  private static double million() {
    return EventShape.QUICK.events();
  }

  private static String json(Measured quick, Measured full, double rich) {
    return String.format(
        Locale.ROOT,
        "{\"name\":\"events-size\",\"ratio\":%.3f,\"ns_quick\":%.2f,\"ns_full\":%.2f,"
            + "\"packed_bytes\":%.2f,\"packed_bytes_rich\":%.2f,\"memory_bytes\":%.2f}",
        full.nanosAnEvent() / quick.nanosAnEvent(),
        quick.nanosAnEvent(),
        full.nanosAnEvent(),
        full.packed(),
        rich,
        full.memory());
  }

  private Measured measure(EventShape shape) {
    List<Map.Entry<BlockId, byte[]>> chunks = chunks(shape, EventGenerator.Detail.FOUR);
    double packed = (double) bytes(chunks) / shape.events();
    long before = used();
    Timeline timeline = timeline(chunks);
    try (ColdTimelines buckets = new ColdTimelines(stores.events())) {
      AnalyzeEventFunnel funnels =
          new AnalyzeEventFunnel(
              stores.workspaces(), (_, _) -> timeline, buckets, Clock.systemUTC());
      double[] times = new double[ROUNDS];
      for (int round = -10; round < ROUNDS; round++) {
        long begin = System.nanoTime();
        long entries = funnels.run(EventQuestion.ofUseCase()).total().steps().getFirst().reached();
        times[Math.max(0, round)] = (System.nanoTime() - begin) / MILLION;
        if (entries == 0) {
          throw new IllegalStateException("nobody entered");
        }
      }
      long columns = campaigns(timeline);
      double memory = (double) (used() - before) / shape.events();
      out.progress("%s measured, %,d campaigns in all blocks".formatted(shape, columns));
      return new Measured(shape, packed, memory, Sample.of(times));
    }
  }

  /** Unpacks the column that the funnel does not use. */
  private static long campaigns(Timeline timeline) {
    long names = 0;
    for (int bucket = 0; bucket < Subjects.BUCKETS; bucket++) {
      for (TimelineBlock block : timeline.bucket(bucket, 0, 999_912).blocks()) {
        names +=
            block
                .columns()
                .column(org.marketingmetrics.core.event.timeline.EventField.CAMPAIGN)
                .names()
                .size();
      }
    }
    return names;
  }

  private static Timeline timeline(List<Map.Entry<BlockId, byte[]>> chunks) {
    TimelineAssembler assembler = new TimelineAssembler(null, (_, _) -> List.of());
    assembler.revision(1);
    for (Map.Entry<BlockId, byte[]> chunk : chunks) {
      Pack pack = new Pack.Chunk(chunk.getKey(), 1, 1);
      assembler.content(
          pack, Map.of(chunk.getKey(), TimelineCodec.unpack(chunk.getValue().clone())));
    }
    return assembler.timeline();
  }

  private List<Map.Entry<BlockId, byte[]>> chunks(EventShape shape, EventGenerator.Detail detail) {
    EventGenerator generator = new EventGenerator(shape, detail);
    out.progress("packing " + shape);
    List<List<Integer>> people = new ArrayList<>();
    IntStream.range(0, Subjects.BUCKETS).forEach(_ -> people.add(new ArrayList<>()));
    for (int person = 0; person < shape.people(); person++) {
      people.get(Subjects.bucket(EventGenerator.name(person))).add(person);
    }
    return people.parallelStream()
        .flatMap(
            bucket -> {
              List<Event> events = new ArrayList<>();
              bucket.forEach(person -> events.addAll(generator.of(person)));
              SortedMap<BlockId, TimelineBlock> blocks = TimelineBlocks.of(events);
              return blocks.entrySet().stream()
                  .map(block -> Map.entry(block.getKey(), TimelineCodec.pack(block.getValue())));
            })
        .toList();
  }

  private static long bytes(List<Map.Entry<BlockId, byte[]>> chunks) {
    return chunks.stream().mapToLong(chunk -> chunk.getValue().length).sum();
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
