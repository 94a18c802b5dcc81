package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import java.util.List;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;

/** Counts the days on which lines have rows: of equally coarse levels the fuller one is taken. */
final class LevelDays {
  private final Facts facts;
  private final List<Presence> presences;
  private final Buckets buckets;

  LevelDays(Facts facts, List<Presence> presences, Buckets buckets) {
    this.facts = facts;
    this.presences = presences;
    this.buckets = buckets;
  }

  /** Number of days inside the range on which one of the lines has a row with all the needs. */
  int of(BitSet lines, List<Integer> needs) {
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
