package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.Line;

/**
 * Which source answers one need, apart for each part of the data: sources are taken in order of
 * rank, each for the parts that no source before it answers. Two of one rank that compete are
 * ambiguous.
 *
 * @param linesBySource the lines taken, by source
 * @param ambiguous ids of the sources that compete at one rank; empty when the choice is clear
 */
record SourceChoice(Map<Source, BitSet> linesBySource, List<String> ambiguous) {

  static SourceChoice of(Facts facts, Need need, BitSet candidates, RowQuery.Scope scope) {
    TreeMap<Integer, Map<Source, BitSet>> byRank = new TreeMap<>();
    for (int id = candidates.nextSetBit(0); id >= 0; id = candidates.nextSetBit(id + 1)) {
      Source source = facts.lines().get(id).source();
      byRank
          .computeIfAbsent(
              SourceRank.of(source, need, scope),
              rank -> new TreeMap<>(Comparator.comparing(Source::id)))
          .computeIfAbsent(source, key -> new BitSet())
          .set(id);
    }
    Map<Source, BitSet> taken = new LinkedHashMap<>();
    Competition answered = new Competition();
    for (Map<Source, BitSet> rank : byRank.values()) {
      Map<Source, BitSet> free = free(facts, rank, answered);
      List<String> ambiguous = competing(facts, free);
      if (!ambiguous.isEmpty()) {
        return new SourceChoice(Map.of(), ambiguous);
      }
      free.forEach(
          (source, lines) -> {
            taken.put(source, lines);
            lines.stream().forEach(id -> answered.take(facts.lines().get(id).part()));
          });
    }
    return new SourceChoice(taken, List.of());
  }

  private static Map<Source, BitSet> free(
      Facts facts, Map<Source, BitSet> rank, Competition answered) {
    Map<Source, BitSet> free = new LinkedHashMap<>();
    rank.forEach(
        (source, lines) -> {
          BitSet left = new BitSet();
          lines.stream()
              .filter(id -> !answered.competes(facts.lines().get(id).part()))
              .forEach(left::set);
          if (!left.isEmpty()) {
            free.put(source, left);
          }
        });
    return free;
  }

  private static List<String> competing(Facts facts, Map<Source, BitSet> free) {
    List<String> names = new ArrayList<>();
    Map<String, Competition> before = new LinkedHashMap<>();
    for (Map.Entry<Source, BitSet> entry : free.entrySet()) {
      String name = entry.getKey().id();
      Competition own = new Competition();
      for (int id = entry.getValue().nextSetBit(0);
          id >= 0;
          id = entry.getValue().nextSetBit(id + 1)) {
        Line line = facts.lines().get(id);
        own.take(line.part());
        before.forEach(
            (other, parts) -> {
              if (parts.competes(line.part())) {
                add(names, other);
                add(names, name);
              }
            });
      }
      before.put(name, own);
    }
    return names.stream().sorted().toList();
  }

  private static void add(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  /** All lines taken, of whatever source. */
  BitSet lines() {
    BitSet all = new BitSet();
    linesBySource.values().forEach(all::or);
    return all;
  }
}
