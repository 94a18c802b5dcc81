package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;

/**
 * Of the levels that a stream does not read, the rows about which its own level says nothing:
 * series that it does not have, or days. They are counted, as no two levels are added.
 */
final class LevelGaps {
  private final Facts facts;
  private final Stream stream;
  private final Buckets buckets;
  private final Set<Level> levels = new HashSet<>();
  private final Map<Integer, BitSet> daysOfLines = new HashMap<>();
  private final Map<Shape, Map<List<String>, BitSet>> daysByValues = new HashMap<>();

  /** A level that is read, and the dimensions that another one has in common with it. */
  private record Shape(Level level, List<String> common) {}

  LevelGaps(Facts facts, Stream stream, Buckets buckets) {
    this.facts = facts;
    this.stream = stream;
    this.buckets = buckets;
    stream.lines().stream().forEach(id -> levels.add(facts.lines().get(id).level()));
  }

  /** Counts them, in the cells they belong to. */
  void count(Map<FactBlock, BlockReader> readers) {
    readers.forEach(this::addDays);
    Map<Integer, BitSet> covered = new HashMap<>();
    readers.forEach(
        (block, reader) -> {
          for (int run = 0; run < block.runs(); run++) {
            int line = block.line(run);
            if (stream.beside().get(line)) {
              BitSet days = covered.computeIfAbsent(line, this::covered);
              for (int row = block.start(run); row < block.end(run); row++) {
                if (reader.use(row) == BlockReader.Use.USED && !isCovered(block, row, days)) {
                  reader.leaveOutOfLevel(line, row);
                }
              }
            }
          }
        });
  }

  private void addDays(FactBlock block, BlockReader reader) {
    for (int run = 0; run < block.runs(); run++) {
      int line = block.line(run);
      if (stream.lines().get(line)) {
        BitSet days = daysOfLines.computeIfAbsent(line, key -> new BitSet());
        for (int row = block.start(run); row < block.end(run); row++) {
          if (reader.use(row) == BlockReader.Use.USED) {
            days.set(from(block, row), to(block, row) + 1);
          }
        }
      }
    }
  }

  private boolean isCovered(FactBlock block, int row, BitSet days) {
    return days.nextClearBit(from(block, row)) > to(block, row);
  }

  private int from(FactBlock block, int row) {
    return block.day(row) - buckets.firstDay();
  }

  private int to(FactBlock block, int row) {
    return block.lastDay(row) - buckets.firstDay();
  }

  /** The days on which the levels that are read have rows about the series of a line. */
  private BitSet covered(int line) {
    BitSet covered = new BitSet();
    for (Level level : levels) {
      List<String> common = facts.lines().get(line).level().asList();
      common.retainAll(level.dimensions());
      BitSet days =
          daysByValues
              .computeIfAbsent(new Shape(level, List.copyOf(common)), this::byValues)
              .get(values(line, common));
      if (days != null) {
        covered.or(days);
      }
    }
    return covered;
  }

  private Map<List<String>, BitSet> byValues(Shape shape) {
    Map<List<String>, BitSet> byValues = new HashMap<>();
    daysOfLines.forEach(
        (line, days) -> {
          if (facts.lines().get(line).level().equals(shape.level())) {
            byValues.computeIfAbsent(values(line, shape.common()), key -> new BitSet()).or(days);
          }
        });
    return byValues;
  }

  private List<String> values(int line, List<String> dimensions) {
    Map<String, String> series = facts.lines().get(line).series().values();
    return dimensions.stream().map(name -> series.getOrDefault(name, "")).toList();
  }
}
