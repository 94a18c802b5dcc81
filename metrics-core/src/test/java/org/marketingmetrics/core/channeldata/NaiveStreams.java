package org.marketingmetrics.core.channeldata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.PlainRow.PlainValue;
import org.marketingmetrics.core.value.NullReason;

/** Which lines answer, found by comparing every pair of lines. */
final class NaiveStreams {
  private static final List<String> PARTS =
      List.of("channel", "platform", "account", "marketplace");
  static final Set<String> WITH_SALES = Set.of("orders", "revenue");

  private final List<PlainRow> rows;
  private final PlainQuestion question;

  /** Lines that answer before all others. */
  private final Set<Line> first;

  /** Groups that have no value, and why. */
  final Map<List<String>, NullReason> refused = new HashMap<>();

  NaiveStreams(List<PlainRow> rows, PlainQuestion question, Set<Line> first) {
    this.first = first;
    this.rows = rows;
    this.question = question;
  }

  record Line(String source, Map<String, String> dimensions) {}

  record Stream(String source, List<String> needs, Set<Line> lines) {}

  record Plan(List<Stream> full, List<Stream> paired) {
    List<Stream> all() {
      List<Stream> all = new ArrayList<>(full);
      all.addAll(paired);
      return all;
    }
  }

  private Set<Line> linesOf(String need) {
    Set<Line> lines = new LinkedHashSet<>();
    for (PlainRow row : rows) {
      if (question.keeps(row.dimensions()) && isInside(row) && !values(row, need).isEmpty()) {
        lines.add(line(row));
      }
    }
    return lines;
  }

  private static boolean compete(Line one, Line other) {
    return PARTS.stream()
        .allMatch(
            part ->
                !one.dimensions().containsKey(part)
                    || !other.dimensions().containsKey(part)
                    || one.dimensions().get(part).equals(other.dimensions().get(part)));
  }

  private int rank(String source, String need) {
    if (question.named().contains(source)) {
      return question.named().indexOf(source);
    }
    if (question.precedence().contains(source)) {
      return 100 + question.precedence().indexOf(source);
    }
    SourceKind kind = question.kinds().getOrDefault(source, SourceKind.UNSPECIFIED);
    boolean attributed =
        question.window() > 0 || (need.equals("revenue") && question.definition().sales() > 0);
    List<SourceKind> order =
        switch (need) {
          case "sessions" ->
              List.of(
                  SourceKind.OWN_ROLLUP,
                  SourceKind.WEB_ANALYTICS,
                  SourceKind.SHOP,
                  SourceKind.AD_PLATFORM);
          case "orders", "revenue" ->
              attributed
                  ? List.of(
                      SourceKind.AD_PLATFORM,
                      SourceKind.OWN_ROLLUP,
                      SourceKind.WEB_ANALYTICS,
                      SourceKind.SHOP)
                  : List.of(
                      SourceKind.SHOP,
                      SourceKind.OWN_ROLLUP,
                      SourceKind.WEB_ANALYTICS,
                      SourceKind.AD_PLATFORM);
          default ->
              List.of(
                  SourceKind.AD_PLATFORM,
                  SourceKind.OWN_ROLLUP,
                  SourceKind.WEB_ANALYTICS,
                  SourceKind.SHOP);
        };
    return 200 + order.indexOf(kind);
  }

  private int rank(Line line, String need) {
    int own = rank(line.source(), need);
    return WITH_SALES.contains(need) && first.contains(line) ? own - 1_000 : own;
  }

  /** The lines of sources that state a window common to orders and revenue of one part. */
  Set<Line> statingBoth() {
    Set<Line> found = new LinkedHashSet<>();
    for (Line line : linesOf("orders")) {
      for (Line other : linesOf("revenue")) {
        if (line.source().equals(other.source())
            && PARTS.stream()
                .allMatch(
                    part ->
                        java.util.Objects.equals(
                            line.dimensions().get(part), other.dimensions().get(part)))) {
          Set<Integer> common = windowsOf(line, "orders");
          common.retainAll(windowsOf(other, "revenue"));
          if (!common.isEmpty()) {
            found.add(line);
            found.add(other);
          }
        }
      }
    }
    return wholePlaces(found);
  }

  /** With all other lines of the same sources and parts. */
  private Set<Line> wholePlaces(Set<Line> some) {
    Set<Line> all = new LinkedHashSet<>(some);
    for (String need : WITH_SALES) {
      for (Line line : linesOf(need)) {
        if (some.stream()
            .anyMatch(
                one ->
                    one.source().equals(line.source())
                        && PARTS.stream()
                            .allMatch(
                                part ->
                                    java.util.Objects.equals(
                                        one.dimensions().get(part),
                                        line.dimensions().get(part))))) {
          all.add(line);
        }
      }
    }
    return all;
  }

  private Set<Integer> windowsOf(Line line, String need) {
    Set<Integer> windows = new TreeSet<>();
    for (PlainRow row : rows) {
      if (line(row).equals(line) && isInside(row)) {
        values(row, need).stream()
            .map(PlainValue::window)
            .filter(window -> window != 0)
            .forEach(windows::add);
      }
    }
    return windows;
  }

  Set<Line> takeSources(String need) {
    Set<Line> open = linesOf(need);
    Set<Line> taken = new LinkedHashSet<>();
    Set<Integer> ranks = new TreeSet<>();
    open.forEach(line -> ranks.add(rank(line, need)));
    for (int rank : ranks) {
      Set<Line> free = new LinkedHashSet<>();
      for (Line line : open) {
        if (rank(line, need) == rank && taken.stream().noneMatch(t -> compete(t, line))) {
          free.add(line);
        }
      }
      for (Line line : free) {
        if (free.stream().anyMatch(o -> !o.source().equals(line.source()) && compete(o, line))) {
          refused.putIfAbsent(group(line), NullReason.AMBIGUOUS_SOURCE);
        }
      }
      taken.addAll(free);
    }
    return taken;
  }

  Plan plan(Map<String, Set<Line>> taken) {
    List<Stream> streams = new ArrayList<>();
    List<Stream> alone = new ArrayList<>();
    Set<String> sources = new TreeSet<>();
    taken.values().forEach(lines -> lines.forEach(line -> sources.add(line.source())));
    for (String source : sources) {
      Map<String, Set<Line>> own = new TreeMap<>();
      taken.forEach(
          (need, lines) -> {
            Set<Line> ofSource = new LinkedHashSet<>(lines);
            ofSource.removeIf(line -> !line.source().equals(source));
            if (!ofSource.isEmpty()) {
              own.put(need, ofSource);
            }
          });
      List<Stream> made = ofSource(source, own);
      (sameLevelTwice(made) ? alone : streams).addAll(made);
    }
    Set<String> wanted = new TreeSet<>();
    streams.forEach(stream -> wanted.addAll(stream.needs()));
    alone.forEach(stream -> wanted.addAll(stream.needs()));
    List<Stream> full = new ArrayList<>();
    List<Stream> partial = new ArrayList<>();
    Set<String> together = new TreeSet<>();
    for (Stream stream : streams) {
      if (stream.needs().size() == wanted.size()) {
        full.add(stream);
      } else {
        partial.add(stream);
        together.addAll(stream.needs());
      }
    }
    return new Plan(full, together.equals(wanted) ? partial : List.of());
  }

  private static boolean sameLevelTwice(List<Stream> streams) {
    Set<Set<String>> seen = new HashSet<>();
    for (Stream stream : streams) {
      Set<Set<String>> own = new HashSet<>();
      stream.lines().forEach(line -> own.add(line.dimensions().keySet()));
      for (Set<String> level : own) {
        if (!seen.add(level)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Stream> ofSource(String source, Map<String, Set<Line>> own) {
    Set<Line> joint = new LinkedHashSet<>(own.values().iterator().next());
    own.values().forEach(joint::retainAll);
    if (!joint.isEmpty()) {
      List<String> all = List.copyOf(own.keySet());
      return List.of(new Stream(source, all, coarsest(joint, all)));
    }
    List<Stream> apart = new ArrayList<>();
    own.forEach(
        (need, lines) ->
            apart.add(new Stream(source, List.of(need), coarsest(lines, List.of(need)))));
    return apart;
  }

  private Set<Line> coarsest(Set<Line> lines, List<String> ofNeeds) {
    Set<Set<String>> levels = new HashSet<>();
    lines.forEach(line -> levels.add(line.dimensions().keySet()));
    List<Set<String>> ordered = new ArrayList<>(levels);
    ordered.sort(
        Comparator.<Set<String>>comparingInt(Set::size)
            .thenComparingInt(level -> -days(lines, level, ofNeeds, null).size())
            .thenComparing(level -> String.join(",", new TreeSet<>(level))));
    Set<Line> taken = new LinkedHashSet<>();
    for (Set<String> level : ordered) {
      Set<Line> free = new LinkedHashSet<>();
      for (Line line : lines) {
        if (line.dimensions().keySet().equals(level)
            && taken.stream().noneMatch(t -> compete(t, line))) {
          free.add(line);
        }
      }
      taken.addAll(free);
    }
    return taken;
  }

  Set<LocalDate> days(
      Set<Line> lines,
      @Nullable Set<String> level,
      List<String> ofNeeds,
      @Nullable Integer window) {
    Set<LocalDate> days = new TreeSet<>();
    for (PlainRow row : rows) {
      if (lines.contains(line(row))
          && (level == null || row.dimensions().keySet().equals(level))
          && isInside(row)
          && ofNeeds.stream().allMatch(need -> holds(row, need, window))) {
        row.day().datesUntil(row.lastDay().plusDays(1)).forEach(days::add);
      }
    }
    return days;
  }

  boolean isInside(PlainRow row) {
    return question.contains(row.day())
        && question.contains(row.lastDay())
        && question.bucket(row.day()).equals(question.bucket(row.lastDay()));
  }

  List<PlainValue> values(PlainRow row, String need) {
    return row.values().stream()
        .filter(value -> value.measure().equals(need))
        .filter(
            value ->
                question.window() == 0
                    || !WITH_SALES.contains(need)
                    || value.window() == 0
                    || value.window() == question.window())
        .filter(
            value ->
                !need.equals("revenue")
                    || question.definition().sales() == 0
                    || (question.definition().sales() < 0
                        ? value.window() < 0
                        : value.window() > 0))
        .toList();
  }

  static Line line(PlainRow row) {
    return new Line(row.source(), row.dimensions());
  }

  List<String> group(Line line) {
    return question.group(line.dimensions());
  }

  boolean holds(PlainRow row, String need, @Nullable Integer window) {
    return !ofWindow(values(row, need), salesOnly(need, window)).isEmpty();
  }

  static List<PlainValue> ofWindow(List<PlainValue> values, @Nullable Integer window) {
    return values.stream()
        .filter(value -> window == null || value.window() == 0 || value.window() == window)
        .toList();
  }

  static @Nullable Integer salesOnly(String need, @Nullable Integer window) {
    return WITH_SALES.contains(need) ? window : null;
  }
}
