package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;

/** Makes the streams of each source: the lines that hold all its needs, at the coarsest level. */
final class StreamPlanner {
  private final Facts facts;
  private final List<Presence> presences;
  private final Buckets buckets;

  StreamPlanner(LineScope scope, List<Presence> presences, Buckets buckets) {
    this.facts = scope.facts();
    this.presences = presences;
    this.buckets = buckets;
  }

  /** The streams of all sources; a list that may be changed. */
  List<Stream> streams(Map<Source, SortedMap<Integer, BitSet>> bySource) {
    List<Stream> streams = new ArrayList<>();
    bySource.forEach((source, needs) -> streams.addAll(ofSource(source, needs)));
    return streams;
  }

  private List<Stream> ofSource(Source source, SortedMap<Integer, BitSet> needs) {
    BitSet joint = new BitSet();
    BitSet any = new BitSet();
    joint.or(needs.get(needs.firstKey()));
    for (BitSet lines : needs.values()) {
      joint.and(lines);
      any.or(lines);
    }
    if (joint.isEmpty() && needs.size() > 1) {
      List<Stream> apart = new ArrayList<>();
      needs.forEach((need, lines) -> apart.add(extraOnly(source, need, lines, List.of(need))));
      return apart;
    }
    BitSet lines = LevelChoice.of(facts, joint, set -> days(set, List.copyOf(needs.keySet())));
    BitSet partial = (BitSet) any.clone();
    partial.andNot(joint);
    Set<Level> levels =
        lines.stream().mapToObj(id -> facts.lines().get(id).level()).collect(Collectors.toSet());
    partial.stream()
        .filter(id -> !levels.contains(facts.lines().get(id).level()))
        .forEach(partial::clear);
    return List.of(new Stream(source, List.copyOf(needs.keySet()), lines, partial));
  }

  /** A stream that holds no need, only an extra. */
  Stream extraOnly(Source source, int index, BitSet lines) {
    return extraOnly(source, index, lines, List.of());
  }

  private Stream extraOnly(Source source, int index, BitSet lines, List<Integer> needs) {
    BitSet chosen = LevelChoice.of(facts, lines, set -> days(set, List.of(index)));
    return new Stream(source, needs, chosen, new BitSet());
  }

  /** Number of days inside the range on which one of the lines has a row with all the needs. */
  private int days(BitSet lines, List<Integer> needs) {
    BitSet days = new BitSet();
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, buckets)) {
        for (int run = 0; run < block.runs(); run++) {
          if (lines.get(block.line(run))) {
            addDays(block, run, needs, days);
          }
        }
      }
    }
    return days.cardinality();
  }

  private void addDays(FactBlock block, int run, List<Integer> needs, BitSet days) {
    for (int row = block.start(run); row < block.end(run); row++) {
      int at = row;
      if (buckets.together(block.day(row), block.lastDay(row))
          && needs.stream().allMatch(need -> holds(block, at, need))) {
        days.set(block.day(row) - buckets.firstDay(), block.lastDay(row) - buckets.firstDay() + 1);
      }
    }
  }

  private boolean holds(FactBlock block, int row, int need) {
    NeedColumns columns = presences.get(need).columns();
    for (int i = 0; i < columns.size(); i++) {
      int position = block.position(columns.id(i));
      if (position >= 0 && block.values(position)[row] != FactBlock.ABSENT) {
        return true;
      }
    }
    return false;
  }
}
