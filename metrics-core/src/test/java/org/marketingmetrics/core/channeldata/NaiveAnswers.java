package org.marketingmetrics.core.channeldata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.NaiveStreams.Line;
import org.marketingmetrics.core.channeldata.NaiveStreams.Plan;
import org.marketingmetrics.core.channeldata.NaiveStreams.Stream;
import org.marketingmetrics.core.channeldata.PlainRow.PlainValue;
import org.marketingmetrics.core.value.NullReason;

/**
 * The rules of which rows answer, done the long way: every row is looked at for every question, and
 * every pair of lines is compared. It shares nothing with what it checks.
 */
final class NaiveAnswers {
  private final List<PlainRow> rows;
  private final PlainQuestion question;
  private final List<String> needs;
  private final NaiveStreams streams;
  private boolean mismatch;
  private boolean mixed;

  NaiveAnswers(List<PlainRow> rows, PlainQuestion question) {
    this(rows, question, Set.of());
  }

  private NaiveAnswers(List<PlainRow> rows, PlainQuestion question, Set<Line> first) {
    this.rows = rows;
    this.question = question;
    this.needs = question.definition().measures();
    this.streams = new NaiveStreams(rows, question, first);
  }

  /** Names a value of the answer. */
  record Place(List<String> group, LocalDate bucket) {}

  /** The sums of both sides, or why there is none. */
  record Naive(
      @Nullable BigDecimal numerator, @Nullable BigDecimal denominator, @Nullable NullReason why) {
    static Naive none(NullReason why) {
      return new Naive(null, null, why);
    }
  }

  /**
   * Values by place; places without rows are missing. Where two sources count different sales, one
   * that has both operands is asked alone.
   */
  Map<Place, Naive> answer() {
    Map<Place, Naive> apart = attempt();
    if (mixed && NaiveStreams.WITH_SALES.containsAll(needs) && needs.size() > 1) {
      NaiveStreams all = new NaiveStreams(rows, question, Set.of());
      NaiveAnswers together = new NaiveAnswers(rows, question, all.statingBoth());
      Map<Place, Naive> answer = together.attempt();
      return together.mixed ? apart : answer;
    }
    return apart;
  }

  private Map<Place, Naive> attempt() {
    Map<String, Set<Line>> taken = new TreeMap<>();
    for (String need : needs) {
      taken.put(need, streams.takeSources(need));
    }
    while (true) {
      taken
          .values()
          .forEach(
              lines -> lines.removeIf(line -> streams.refused.containsKey(streams.group(line))));
      Plan plan = streams.plan(taken);
      Map<String, Integer> chosen = new TreeMap<>();
      if (refuseAmbiguousWindows(plan, chosen)) {
        continue;
      }
      return sums(plan, chosen);
    }
  }

  /**
   * Windows stated by the lines read of each source; true when some group had to be
   * streams.refused.
   */
  private boolean refuseAmbiguousWindows(Plan plan, Map<String, Integer> chosen) {
    Map<String, Set<Integer>> stated = new TreeMap<>();
    for (Stream stream : plan.all()) {
      for (String need : stream.needs()) {
        if (NaiveStreams.WITH_SALES.contains(need)) {
          stated
              .computeIfAbsent(stream.source(), key -> new TreeSet<>())
              .addAll(windows(stream, need));
        }
      }
    }
    boolean found = false;
    for (Stream stream : plan.all()) {
      Set<Integer> own = stated.getOrDefault(stream.source(), Set.of());
      if (own.size() > 1 && own.contains(question.defaultWindow())) {
        chosen.put(stream.source(), question.defaultWindow());
      } else if (own.size() > 1
          && stream.needs().stream().anyMatch(NaiveStreams.WITH_SALES::contains)) {
        for (Line line : stream.lines()) {
          if (!question.acknowledge() || mixesWindows(plan, line)) {
            found = true;
            streams.refused.putIfAbsent(streams.group(line), NullReason.AMBIGUOUS_BASIS);
          }
        }
      }
    }
    if (!found) {
      Set<Integer> all = new TreeSet<>();
      stated.forEach(
          (source, own) -> {
            Integer one = chosen.get(source);
            all.addAll(one == null ? own : Set.of(one));
          });
      mixed = all.size() > 1;
      mismatch = mixed && !question.acknowledge();
    }
    return found;
  }

  /** True when the rows of the line's source and group state several windows. */
  private boolean mixesWindows(Plan plan, Line line) {
    Set<Integer> windows = new TreeSet<>();
    for (Stream stream : plan.all()) {
      if (stream.source().equals(line.source())) {
        Set<Line> lines = new java.util.LinkedHashSet<>(stream.lines());
        lines.removeIf(other -> !streams.group(other).equals(streams.group(line)));
        Stream own = new Stream(stream.source(), stream.needs(), lines);
        stream.needs().stream()
            .filter(NaiveStreams.WITH_SALES::contains)
            .forEach(need -> windows.addAll(windows(own, need)));
      }
    }
    return windows.size() > 1;
  }

  private Set<Integer> windows(Stream stream, String need) {
    Set<Integer> windows = new TreeSet<>();
    for (PlainRow row : rows) {
      if (stream.lines().contains(NaiveStreams.line(row)) && streams.isInside(row)) {
        streams.values(row, need).stream()
            .map(PlainValue::window)
            .filter(window -> window != 0)
            .forEach(windows::add);
      }
    }
    return windows;
  }

  private Map<Place, Naive> sums(Plan plan, Map<String, Integer> chosen) {
    Map<Place, Naive> answers = new HashMap<>();
    for (PlainRow row : rows) {
      if (question.keeps(row.dimensions())
          && streams.isInside(row)
          && needs.stream().anyMatch(need -> !streams.values(row, need).isEmpty())) {
        NullReason why = streams.refused.get(question.group(row.dimensions()));
        if (why != null) {
          answers.put(place(row), Naive.none(why));
        } else if (mismatch) {
          answers.put(place(row), Naive.none(NullReason.DEFINITION_MISMATCH));
        }
      }
    }
    Set<String> answered = new TreeSet<>();
    plan.all().forEach(stream -> answered.addAll(stream.needs()));
    if (mismatch || !answered.containsAll(needs)) {
      return answers;
    }
    Set<LocalDate> common = null;
    for (Stream stream : plan.paired()) {
      Set<LocalDate> days =
          streams.days(stream.lines(), null, stream.needs(), chosen.get(stream.source()));
      if (common == null) {
        common = days;
      } else {
        common.retainAll(days);
      }
    }
    Map<Place, Map<String, Map<String, BigDecimal>>> sums = new HashMap<>();
    for (Stream stream : plan.full()) {
      add(stream, null, chosen.get(stream.source()), sums);
    }
    for (Stream stream : plan.paired()) {
      add(stream, common, chosen.get(stream.source()), sums);
    }
    sums.forEach((place, bySide) -> answers.put(place, value(bySide)));
    return answers;
  }

  private Place place(PlainRow row) {
    return new Place(question.group(row.dimensions()), question.bucket(row.day()));
  }

  private void add(
      Stream stream,
      @Nullable Set<LocalDate> common,
      @Nullable Integer window,
      Map<Place, Map<String, Map<String, BigDecimal>>> sums) {
    for (Line line : stream.lines()) {
      List<PlainRow> usable = new ArrayList<>();
      for (PlainRow row : rows) {
        boolean holdsAll =
            stream.needs().stream().allMatch(need -> streams.holds(row, need, window));
        if (NaiveStreams.line(row).equals(line)
            && streams.isInside(row)
            && holdsAll
            && (common == null
                || row.day().datesUntil(row.lastDay().plusDays(1)).allMatch(common::contains))) {
          usable.add(row);
        }
      }
      for (PlainRow row : NaivePeriods.standing(usable)) {
        for (String need : stream.needs()) {
          Map<String, BigDecimal> byCurrency =
              sums.computeIfAbsent(place(row), key -> new HashMap<>())
                  .computeIfAbsent(need, key -> new TreeMap<>());
          for (PlainValue value :
              NaiveStreams.ofWindow(
                  streams.values(row, need), NaiveStreams.salesOnly(need, window))) {
            byCurrency.merge(value.currency(), value.number(), BigDecimal::add);
          }
        }
      }
    }
  }

  private Naive value(Map<String, Map<String, BigDecimal>> bySide) {
    Set<String> codes = new TreeSet<>();
    for (String need : needs) {
      Map<String, BigDecimal> side = bySide.getOrDefault(need, Map.of());
      if (side.size() > 1) {
        return Naive.none(NullReason.MIXED_CURRENCY);
      }
      codes.addAll(side.keySet());
    }
    if (needs.stream().anyMatch(need -> !bySide.containsKey(need))) {
      return Naive.none(NullReason.NO_DATA);
    }
    codes.remove("");
    if (codes.size() > 1) {
      return Naive.none(NullReason.MIXED_CURRENCY);
    }
    BigDecimal numerator = only(bySide, question.definition().numerator());
    String below = question.definition().denominator();
    if (below == null) {
      return new Naive(numerator, null, null);
    }
    BigDecimal denominator = only(bySide, below);
    return new Naive(
        numerator, denominator, denominator.signum() == 0 ? NullReason.ZERO_DENOMINATOR : null);
  }

  private static BigDecimal only(Map<String, Map<String, BigDecimal>> bySide, String need) {
    return bySide.getOrDefault(need, Map.of()).values().iterator().next();
  }
}
