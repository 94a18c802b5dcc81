package org.marketingmetrics.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.marketingmetrics.api.v1.EventFunnelStepCounts;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.FunnelServiceGrpc.FunnelServiceBlockingStub;
import org.marketingmetrics.core.event.funnel.AnalyzeEventFunnel;

/**
 * A funnel of four steps over generated events beside ClickHouse's windowFunnel over the same ones,
 * in turns. The counts of both must be equal, step by step, in every run.
 */
final class EventFunnelBenchmark {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);

  private final Path root;
  private final EventShape shape;
  private final Output out;

  EventFunnelBenchmark(Path root, EventShape shape, Output out) {
    this.root = root;
    this.shape = shape;
    this.out = out;
  }

  /**
   * One kind of question, measured.
   *
   * @param ours milliseconds
   * @param theirs milliseconds, by mode
   */
  private record Measured(EventQuestion question, Sample ours, List<Sample> theirs) {
    double best() {
      return theirs.stream().mapToDouble(Sample::median).min().orElse(Double.NaN);
    }

    double ratio() {
      return ours.median() / best();
    }
  }

  /** Chunks come from the database each time. */
  boolean cold() {
    return run(
        "event-funnel-cold",
        List.of(EventQuestion.PLAIN),
        server -> {
          ColdTimelines timelines = new ColdTimelines(server.stores().events());
          AnalyzeEventFunnel funnels =
              new AnalyzeEventFunnel(
                  server.stores().workspaces(), timelines, timelines, Clock.systemUTC());
          return _ ->
              funnels.run(EventQuestion.ofUseCase()).total().steps().stream()
                  .map(AnalyzeEventFunnel.Step::reached)
                  .toList();
        });
  }

  /** Over gRPC, chunks kept in memory. */
  boolean warm() {
    return run(
        "event-funnel-warm",
        List.of(EventQuestion.values()),
        server -> {
          FunnelServiceBlockingStub stub = FunnelServiceGrpc.newBlockingStub(server.channel());
          return question ->
              stub.analyzeEventFunnel(question.request()).getTotal().getStepsList().stream()
                  .map(EventFunnelStepCounts::getReached)
                  .toList();
        });
  }

  private boolean run(
      String name,
      List<EventQuestion> questions,
      Function<BenchServer, Function<EventQuestion, List<Long>>> side) {
    EventDataset events = new EventDataset(root, shape);
    try (BenchServer server = events.open(out);
        ClickHouse engine = ClickHouse.open(root, events, shape)) {
      out.line(
          "%s. ClickHouse %s in process, %d rounds. %s"
              .formatted(shape, engine.version(), ROUNDS, Usage.machine()));
      List<Measured> all = new ArrayList<>();
      Function<EventQuestion, List<Long>> ask = side.apply(server);
      for (EventQuestion question : questions) {
        all.add(measure(question, ask, engine));
      }
      out.table(table(all));
      out.line(json(name, all));
    }
    return true;
  }

  private Measured measure(
      EventQuestion question, Function<EventQuestion, List<Long>> ask, ClickHouse engine) {
    double[] ours = new double[ROUNDS];
    Map<ClickHouse.Mode, double[]> theirs = new EnumMap<>(ClickHouse.Mode.class);
    List<Long> before = List.of();
    for (int round = -2; round < ROUNDS; round++) {
      out.progress("%s, round %d of %d".formatted(question.title(), round + 1, ROUNDS));
      long begin = System.nanoTime();
      List<Long> reached = ask.apply(question);
      double millis = (System.nanoTime() - begin) / 1e6;
      for (ClickHouse.Mode mode : ClickHouse.Mode.values()) {
        ClickHouse.Answer answer =
            engine.ask(mode, question.conditions(), EventQuestion.WINDOW.toMillis());
        requireEqual(question, mode, reached, answer.reached());
        if (round >= 0) {
          theirs.computeIfAbsent(mode, _ -> new double[ROUNDS])[round] = answer.millis();
        }
      }
      if (round >= 0) {
        ours[round] = millis;
      }
      before = reached;
    }
    out.line(question.title() + ": equal counts at each step, " + before);
    return new Measured(
        question, Sample.of(ours), theirs.values().stream().map(Sample::of).toList());
  }

  private static void requireEqual(
      EventQuestion question, ClickHouse.Mode mode, List<Long> ours, List<Long> theirs) {
    if (!ours.equals(theirs)) {
      throw new IllegalStateException(
          "%s: %s here, %s by ClickHouse %s".formatted(question, ours, theirs, mode));
    }
  }

  private static List<List<String>> table(List<Measured> all) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("median ms [least, most]", "here", "windowFunnel", "strict_once", "ratio"));
    for (Measured one : all) {
      table.add(
          List.of(
              one.question().title(),
              text(one.ours()),
              text(one.theirs().get(0)),
              text(one.theirs().get(1)),
              "%.3f".formatted(one.ratio())));
    }
    return table;
  }

  private static String text(Sample sample) {
    return "%.1f [%.1f, %.1f]".formatted(sample.median(), sample.quantile(0), sample.quantile(1));
  }

  private String json(String name, List<Measured> all) {
    Measured plain = all.getFirst();
    StringBuilder json =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"ratio\":%.3f,\"events\":%d,\"ms\":%.1f,\"clickhouse_ms\":%.1f",
                name,
                plain.ratio(),
                shape.events(),
                plain.ours().median(),
                plain.best()));
    for (Measured one : all.subList(1, all.size())) {
      json.append(
          String.format(
              Locale.ROOT,
              ",\"%s_ratio\":%.3f,\"%s_to_plain\":%.2f",
              one.question().name().toLowerCase(Locale.ROOT),
              one.ratio(),
              one.question().name().toLowerCase(Locale.ROOT),
              one.ours().median() / plain.ours().median()));
    }
    return json.append("}").toString();
  }
}
