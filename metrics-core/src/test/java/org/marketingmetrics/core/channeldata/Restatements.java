package org.marketingmetrics.core.channeldata;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.PlainRow.PlainValue;
import org.marketingmetrics.core.store.Stores;

/**
 * A small world whose reports come again and again for weeks: rows say what they said before, or
 * something else of some of their values, files are imported late and in any order. Beside the
 * store stands a list of all that was ever reported, and nothing is derived from it but by looking
 * through all of it.
 */
public final class Restatements {
  private static final Instant FIRST = Instant.parse("2026-04-01T00:00:00Z");
  private static final int INSTANTS = 10;
  private static final int ROWS = 60;

  private record Report(int known, PlainRow row) {
    Instant at() {
      return FIRST.plusSeconds(60L * known);
    }
  }

  private final Random random;
  private final RandomReports first;
  private final List<Report> reports = new ArrayList<>();

  /** The world of a seed. */
  public Restatements(long seed) {
    this.random = new Random(~seed);
    this.first = new RandomReports(seed);
    List<PlainRow> rows = new ArrayList<>(first.rows());
    Collections.shuffle(rows, random);
    for (PlainRow row : rows.subList(0, Math.min(ROWS, rows.size()))) {
      List<Integer> instants = new ArrayList<>();
      for (int instant = 0; instant < INSTANTS; instant++) {
        instants.add(instant);
      }
      Collections.shuffle(instants, random);
      instants
          .subList(0, 1 + random.nextInt(5))
          .forEach(known -> reports.add(new Report(known, restated(row))));
    }
    Collections.shuffle(reports, random);
  }

  /** Some of the values of a row, in another order, each as it was or not. */
  private PlainRow restated(PlainRow row) {
    List<PlainValue> values = new ArrayList<>(row.values());
    Collections.shuffle(values, random);
    List<PlainValue> some = new ArrayList<>();
    for (PlainValue value : values.subList(0, 1 + random.nextInt(values.size()))) {
      BigDecimal number =
          random.nextBoolean() ? value.number() : value.number().add(BigDecimal.ONE);
      some.add(new PlainValue(value.measure(), number, value.window(), value.currency()));
    }
    return new PlainRow(row.source(), row.dimensions(), row.day(), row.days(), row.hour(), some);
  }

  /** What was known at an instant: of every value the report known latest. */
  private List<PlainRow> asOf(int instant) {
    Map<List<Object>, Map<List<Object>, Report>> latest = new HashMap<>();
    Map<List<Object>, List<PlainValue>> values = new HashMap<>();
    Map<List<Object>, PlainRow> rows = new HashMap<>();
    for (Report report : reports) {
      if (report.known <= instant) {
        List<Object> key = key(report.row);
        rows.put(key, report.row);
        for (PlainValue value : report.row.values()) {
          latest
              .computeIfAbsent(key, k -> new HashMap<>())
              .merge(name(value), report, (one, other) -> one.known > other.known ? one : other);
        }
      }
    }
    latest.forEach(
        (key, byName) ->
            byName.forEach(
                (name, report) ->
                    report.row.values().stream()
                        .filter(value -> name(value).equals(name))
                        .forEach(
                            value ->
                                values.computeIfAbsent(key, k -> new ArrayList<>()).add(value))));
    List<PlainRow> known = new ArrayList<>();
    values.forEach(
        (key, own) -> {
          PlainRow row = java.util.Objects.requireNonNull(rows.get(key));
          known.add(
              new PlainRow(row.source(), row.dimensions(), row.day(), row.days(), row.hour(), own));
        });
    return known;
  }

  private static List<Object> key(PlainRow row) {
    return List.of(row.source(), row.dimensions(), row.day(), row.days(), row.hour());
  }

  private static List<Object> name(PlainValue value) {
    return List.of(value.measure(), value.window(), value.currency());
  }

  /** Writes all of it, and asks as of every instant, and of now. */
  public void assertAnswersAsOfThen(Stores stores, int questions) {
    PlainQuestion any = first.question();
    Basis preferred =
        any.defaultWindow() == 0 ? Basis.UNSPECIFIED : Bases.attributed(any.defaultWindow());
    World world = World.of(stores, any.precedence(), preferred);
    first.kinds().forEach(world::source);
    write(world);
    for (int i = 0; i < questions; i++) {
      PlainQuestion question = first.question().in(any);
      if (isKnown(question)) {
        for (int instant = -1; instant < INSTANTS; instant++) {
          String asOf = FIRST.plusSeconds(60L * instant + random.nextInt(60)).toString();
          OracleCheck.assertAnswers(asOf(instant), question, question.ask(world).asOf(asOf));
        }
        OracleCheck.assertAnswers(asOf(INSTANTS), question, question.ask(world));
      }
    }
  }

  private boolean isKnown(PlainQuestion question) {
    return question.named().stream()
        .allMatch(name -> reports.stream().anyMatch(report -> report.row.source().equals(name)));
  }

  /** In batches of one source, none of which has a key twice. */
  private void write(World world) {
    Map<String, List<Report>> bySource = new TreeMap<>();
    reports.forEach(
        report ->
            bySource.computeIfAbsent(report.row.source(), key -> new ArrayList<>()).add(report));
    bySource.forEach(
        (source, own) -> {
          List<ReportRow> batch = new ArrayList<>();
          Set<List<Object>> keys = new HashSet<>();
          for (Report report : own) {
            if (!keys.add(key(report.row)) || random.nextInt(30) == 0) {
              world.write(source, batch);
              if (random.nextInt(4) == 0) {
                world.facts.current(world.id, 0);
              }
              batch.clear();
              keys.clear();
              keys.add(key(report.row));
            }
            batch.add(report.row.report().knownAt(report.at().toString()));
          }
          world.write(source, batch);
        });
  }
}
