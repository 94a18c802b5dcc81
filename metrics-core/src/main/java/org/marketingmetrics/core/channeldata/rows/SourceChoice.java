package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.marketingmetrics.core.channeldata.Part;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.Line;

/**
 * Which source answers one need, apart for each part of the data: sources are taken in order of
 * rank, each for the parts that no source before it answers. Two of one rank that compete are
 * ambiguous for the groups in which they do.
 *
 * @param linesBySource the lines taken, by source; those of ambiguous groups are among them
 * @param ambiguous ids of the sources that compete at one rank, by group
 */
record SourceChoice(
    Map<Source, BitSet> linesBySource, SortedMap<Integer, SortedSet<String>> ambiguous) {

  static SourceChoice of(LineScope lines, Need need, BitSet candidates, RowQuery.Scope scope) {
    return of(lines, need, candidates, scope, new BitSet());
  }

  /**
   * The same, with lines that are taken before all others.
   *
   * @param first those of sources that answer the other operands of a metric as well
   */
  static SourceChoice of(
      LineScope lines, Need need, BitSet candidates, RowQuery.Scope scope, BitSet first) {
    Facts facts = lines.facts();
    Map<Source, BitSet> taken = new LinkedHashMap<>();
    SortedMap<Integer, SortedSet<String>> ambiguous = new TreeMap<>();
    Competition answered = new Competition();
    for (Map<Source, BitSet> rank : byRank(facts, need, candidates, scope, first)) {
      Map<Source, BitSet> free = new LinkedHashMap<>();
      rank.forEach(
          (source, own) -> {
            BitSet left = notCompeting(facts, own, answered);
            if (!left.isEmpty()) {
              free.put(source, left);
            }
          });
      rivals(lines, free)
          .forEach(
              (group, names) ->
                  ambiguous.computeIfAbsent(group, key -> new TreeSet<>()).addAll(names));
      free.forEach(
          (source, own) -> {
            taken.computeIfAbsent(source, key -> new BitSet()).or(own);
            own.stream().forEach(id -> answered.take(facts.lines().get(id).part()));
          });
    }
    return new SourceChoice(taken, ambiguous);
  }

  private static List<Map<Source, BitSet>> byRank(
      Facts facts, Need need, BitSet candidates, RowQuery.Scope scope, BitSet first) {
    BitSet ahead = (BitSet) candidates.clone();
    ahead.and(first);
    BitSet others = (BitSet) candidates.clone();
    others.andNot(first);
    List<Map<Source, BitSet>> ranks = new ArrayList<>(byRank(facts, need, ahead, scope).values());
    ranks.addAll(byRank(facts, need, others, scope).values());
    return ranks;
  }

  private static SortedMap<Integer, Map<Source, BitSet>> byRank(
      Facts facts, Need need, BitSet candidates, RowQuery.Scope scope) {
    SortedMap<Integer, Map<Source, BitSet>> byRank = new TreeMap<>();
    bySource(facts, candidates)
        .forEach(
            (source, own) ->
                byRank
                    .computeIfAbsent(
                        SourceRank.of(source, need, scope),
                        rank -> new TreeMap<>(Comparator.comparing(Source::id)))
                    .put(source, own));
    return byRank;
  }

  private static Map<Source, BitSet> bySource(Facts facts, BitSet lines) {
    Map<Source, BitSet> bySource = new HashMap<>();
    lines.stream()
        .forEach(
            id ->
                bySource
                    .computeIfAbsent(facts.lines().get(id).source(), key -> new BitSet())
                    .set(id));
    return bySource;
  }

  private static BitSet notCompeting(Facts facts, BitSet lines, Competition answered) {
    BitSet left = new BitSet();
    lines.stream()
        .filter(id -> !answered.competes(facts.lines().get(id).part()))
        .forEach(left::set);
    return left;
  }

  /** The sources that compete with each other, by the groups of the lines in which they do. */
  private static Map<Integer, SortedSet<String>> rivals(LineScope scope, Map<Source, BitSet> free) {
    Map<Integer, SortedSet<String>> rivals = new HashMap<>();
    if (free.size() < 2) {
      return rivals;
    }
    Map<Source, Competition> parts = new LinkedHashMap<>();
    free.forEach((source, lines) -> parts.put(source, competition(scope.facts(), lines)));
    free.forEach(
        (source, lines) -> {
          Map<Part, List<String>> known = new HashMap<>();
          for (int id = lines.nextSetBit(0); id >= 0; id = lines.nextSetBit(id + 1)) {
            Line line = scope.facts().lines().get(id);
            List<String> others =
                known.computeIfAbsent(line.part(), part -> others(parts, source, part));
            if (!others.isEmpty()) {
              SortedSet<String> names =
                  rivals.computeIfAbsent(scope.groupId(id), key -> new TreeSet<>());
              names.addAll(others);
              names.add(source.id());
            }
          }
        });
    return rivals;
  }

  private static Competition competition(Facts facts, BitSet lines) {
    Competition competition = new Competition();
    lines.stream().forEach(id -> competition.take(facts.lines().get(id).part()));
    return competition;
  }

  private static List<String> others(Map<Source, Competition> parts, Source source, Part part) {
    return parts.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(source) && entry.getValue().competes(part))
        .map(entry -> entry.getKey().id())
        .toList();
  }

  /** Of other lines of the sources taken, those that no other source answers. */
  BitSet besides(Facts facts, BitSet others) {
    Map<Source, Competition> taken = new HashMap<>();
    linesBySource.forEach((source, lines) -> taken.put(source, competition(facts, lines)));
    BitSet free = new BitSet();
    others.stream()
        .filter(
            id -> {
              Line line = facts.lines().get(id);
              return taken.containsKey(line.source())
                  && others(taken, line.source(), line.part()).isEmpty();
            })
        .forEach(free::set);
    return free;
  }

  /** The same without the lines of the groups that have no value. */
  SourceChoice without(LineScope scope, BitSet refusedGroups) {
    Map<Source, BitSet> kept = new LinkedHashMap<>();
    linesBySource.forEach(
        (source, lines) -> {
          BitSet left = new BitSet();
          lines.stream().filter(id -> !refusedGroups.get(scope.groupId(id))).forEach(left::set);
          if (!left.isEmpty()) {
            kept.put(source, left);
          }
        });
    return new SourceChoice(kept, ambiguous);
  }
}
