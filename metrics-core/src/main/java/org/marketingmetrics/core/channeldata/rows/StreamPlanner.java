package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.facts.Facts;

/**
 * Makes the streams of each source: the lines that hold all its needs, at the coarsest level; then
 * finds which streams answer all needs and which complete each other.
 */
final class StreamPlanner {
  private final LineScope scope;
  private final Facts facts;
  private final RowQuery query;
  private final List<Presence> presences;
  private final List<@Nullable SourceChoice> choices;
  private final LevelDays levelDays;

  StreamPlanner(
      LineScope scope,
      RowQuery query,
      List<Presence> presences,
      List<@Nullable SourceChoice> choices,
      Buckets buckets) {
    this.scope = scope;
    this.facts = scope.facts();
    this.query = query;
    this.presences = presences;
    this.choices = choices;
    this.levelDays = new LevelDays(facts, presences, buckets);
  }

  /**
   * The streams of a question.
   *
   * @param streams those that are read
   * @param leftOut those that answer only a part, with nobody to answer the rest
   * @param read by need, then by extra: the lines that are read for it, by source
   */
  record Streams(
      List<Stream> streams, List<Stream> leftOut, List<SortedMap<String, BitSet>> read) {}

  Streams plan() {
    List<Stream> streams = new ArrayList<>();
    bySource(0, query.needs().size())
        .forEach((source, needs) -> streams.addAll(ofSource(source, needs)));
    List<Stream> leftOut = withoutPartners(streams);
    for (int i = 0; i < query.needs().size(); i++) {
      if (choices.get(i) == null) {
        leftOut.addAll(cutOnly(i));
      }
    }
    attachExtras(streams);
    return new Streams(streams, leftOut, read(streams));
  }

  /** Source to the needs, or extras, that it answers and the lines it answers each by. */
  private Map<Source, SortedMap<Integer, BitSet>> bySource(int from, int to) {
    Map<Source, SortedMap<Integer, BitSet>> bySource =
        new TreeMap<>(Comparator.comparing(Source::id));
    for (int i = from; i < to; i++) {
      SourceChoice choice = choices.get(i);
      if (choice != null && !RowPlanner.isExact(query.all().get(i))) {
        int index = i;
        choice
            .linesBySource()
            .forEach(
                (source, lines) ->
                    bySource.computeIfAbsent(source, key -> new TreeMap<>()).put(index, lines));
      }
    }
    return bySource;
  }

  private List<Stream> ofSource(Source source, SortedMap<Integer, BitSet> needs) {
    BitSet joint = new BitSet();
    BitSet any = new BitSet();
    joint.or(needs.get(needs.firstKey()));
    needs.forEach(
        (need, lines) -> {
          joint.and(lines);
          any.or(lines);
          any.or(cut(source, need));
        });
    if (joint.isEmpty()) {
      return apart(source, needs);
    }
    List<Integer> indices = List.copyOf(needs.keySet());
    BitSet lines = LevelChoice.of(facts, joint, set -> levelDays.of(set, indices));
    any.andNot(joint);
    return List.of(new Stream(source, indices, lines, ofLevels(any, levels(lines))).besides(joint));
  }

  /** Lines of the source that hold the need only in rows that the range cuts. */
  private BitSet cut(Source source, int need) {
    SourceChoice choice = choices.get(need);
    BitSet own = new BitSet();
    if (choice != null) {
      choice.besides(facts, presences.get(need).elsewhere()).stream()
          .filter(id -> facts.lines().get(id).source().equals(source))
          .forEach(own::set);
    }
    return own;
  }

  /**
   * No line holds all needs. Reports of different levels say the same whole and complete each
   * other; rows of one level that lack a side are left out of both.
   */
  private List<Stream> apart(Source source, SortedMap<Integer, BitSet> needs) {
    List<Stream> apart = new ArrayList<>();
    Set<Level> seen = new HashSet<>();
    boolean sameReport = false;
    for (Map.Entry<Integer, BitSet> need : needs.entrySet()) {
      Stream one = single(source, need.getKey(), need.getValue(), List.of(need.getKey()));
      for (Level level : levels(one.lines())) {
        sameReport |= !seen.add(level);
      }
      apart.add(one);
    }
    if (sameReport) {
      apart.forEach(Stream::standAlone);
    }
    return apart;
  }

  private Stream single(Source source, int index, BitSet lines, List<Integer> needs) {
    BitSet chosen = LevelChoice.of(facts, lines, set -> levelDays.of(set, List.of(index)));
    Stream stream = new Stream(source, needs, chosen, new BitSet());
    return needs.isEmpty() ? stream : stream.besides(lines);
  }

  private Set<Level> levels(BitSet lines) {
    return lines.stream().mapToObj(id -> facts.lines().get(id).level()).collect(Collectors.toSet());
  }

  private BitSet ofLevels(BitSet lines, Set<Level> levels) {
    BitSet kept = new BitSet();
    lines.stream().filter(id -> levels.contains(facts.lines().get(id).level())).forEach(kept::set);
    return kept;
  }

  /** Takes out the streams that answer only a part and that no other streams complete. */
  private List<Stream> withoutPartners(List<Stream> streams) {
    BitSet wanted = new BitSet();
    streams.forEach(stream -> stream.needs().forEach(wanted::set));
    List<Stream> partial = new ArrayList<>();
    List<Stream> leftOut = new ArrayList<>();
    BitSet together = new BitSet();
    for (Stream stream : streams) {
      if (stream.isAlone()) {
        leftOut.add(stream);
      } else if (stream.needs().size() < wanted.cardinality()) {
        partial.add(stream);
        stream.needs().forEach(together::set);
      }
    }
    if (together.equals(wanted)) {
      partial.forEach(Stream::pair);
    } else {
      leftOut.addAll(partial);
    }
    streams.removeAll(leftOut);
    return leftOut;
  }

  /** Rows of a need that the range cuts, where it has no others: to count them. */
  private List<Stream> cutOnly(int need) {
    Need asked = query.needs().get(need);
    BitSet lines = presences.get(need).elsewhere();
    List<Stream> cut = new ArrayList<>();
    if (!lines.isEmpty() && presences.get(need).lines().isEmpty() && !RowPlanner.isExact(asked)) {
      SourceChoice.of(scope, asked, lines, query.scope())
          .linesBySource()
          .forEach((source, own) -> cut.add(single(source, need, own, List.of(need))));
    }
    return cut;
  }

  private void attachExtras(List<Stream> streams) {
    SortedMap<Integer, List<Stream>> others = new TreeMap<>();
    BitSet attached = new BitSet();
    bySource(query.needs().size(), query.all().size())
        .forEach(
            (source, extras) ->
                extras.forEach(
                    (index, lines) -> {
                      if (attach(streams, source, index, lines)) {
                        attached.set(index);
                      } else {
                        others
                            .computeIfAbsent(index, key -> new ArrayList<>())
                            .add(single(source, index, lines, List.of()));
                      }
                    }));
    others.forEach(
        (index, own) -> {
          if (!attached.get(index)) {
            own.forEach(stream -> stream.extras().add(index - query.needs().size()));
            streams.addAll(own);
          }
        });
  }

  private boolean attach(List<Stream> streams, Source source, int index, BitSet lines) {
    boolean attached = false;
    for (Stream stream : streams) {
      if (!stream.needs().isEmpty()
          && stream.source().equals(source)
          && stream.lines().intersects(lines)) {
        stream.extras().add(index - query.needs().size());
        attached = true;
      }
    }
    return attached;
  }

  private List<SortedMap<String, BitSet>> read(List<Stream> streams) {
    List<SortedMap<String, BitSet>> read = new ArrayList<>();
    for (int i = 0; i < query.all().size(); i++) {
      SortedMap<String, BitSet> lines = new TreeMap<>();
      SourceChoice choice = choices.get(i);
      if (choice != null && RowPlanner.isExact(query.all().get(i))) {
        choice.linesBySource().forEach((source, own) -> lines.put(source.id(), own));
      } else {
        for (Stream stream : streams) {
          if (stream.reads(i, query.needs().size())) {
            lines.computeIfAbsent(stream.source().id(), key -> new BitSet()).or(stream.lines());
          }
        }
      }
      read.add(lines);
    }
    return read;
  }
}
