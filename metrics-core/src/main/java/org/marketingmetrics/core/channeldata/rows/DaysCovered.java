package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.Part;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.Line;

/** The days of a range that a stream covers: those its reports declare, and those with rows. */
final class DaysCovered {
  private final Facts facts;
  private final RowPlan plan;
  private final Buckets buckets;

  DaysCovered(Facts facts, RowPlan plan) {
    this.facts = facts;
    this.plan = plan;
    this.buckets = plan.buckets();
  }

  /** Days since the first of the range. */
  BitSet of(Stream stream) {
    BitSet days = declared(stream);
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, buckets)) {
        addRows(block, stream, days);
      }
    }
    return days;
  }

  private void addRows(FactBlock block, Stream stream, BitSet days) {
    NeedReader[] readers = readers(block, stream);
    for (int run = 0; run < block.runs(); run++) {
      if (stream.lines().get(block.line(run))) {
        for (int row = block.start(run); row < block.end(run); row++) {
          if (buckets.together(block.day(row), block.lastDay(row)) && holdsAll(readers, row)) {
            days.set(
                block.day(row) - buckets.firstDay(), block.lastDay(row) - buckets.firstDay() + 1);
          }
        }
      }
    }
  }

  private NeedReader[] readers(FactBlock block, Stream stream) {
    int needs = plan.query().needs().size();
    return (stream.needs().isEmpty()
            ? stream.extras().stream().map(extra -> needs + extra)
            : stream.needs().stream())
        .map(index -> new NeedReader(block, plan.columns(index)))
        .toArray(NeedReader[]::new);
  }

  private static boolean holdsAll(NeedReader[] readers, int row) {
    for (NeedReader reader : readers) {
      if (!reader.holds(row)) {
        return false;
      }
    }
    return true;
  }

  /** Days that reports of the stream's source, levels and parts declare as covered. */
  BitSet declared(Stream stream) {
    BitSet days = new BitSet();
    if (facts.coverage().stream().noneMatch(c -> c.source().equals(stream.source().id()))) {
      return days;
    }
    Set<Level> levels = new HashSet<>();
    Set<Part> parts = new HashSet<>();
    stream.lines().stream()
        .forEach(
            id -> {
              Line line = facts.lines().get(id);
              levels.add(line.level());
              parts.add(line.part());
            });
    for (SourceCoverage coverage : facts.coverage()) {
      if (coverage.source().equals(stream.source().id())
          && (coverage.isOfWholeSource()
              || (levels.contains(coverage.level()) && parts.contains(Part.of(coverage.part()))))) {
        add(coverage, days);
      }
    }
    return days;
  }

  private void add(SourceCoverage coverage, BitSet days) {
    int from = Math.toIntExact(coverage.range().start().toEpochDay()) - buckets.firstDay();
    int to = Math.toIntExact(coverage.range().end().toEpochDay()) - buckets.firstDay();
    if (to >= 0 && from < buckets.days()) {
      days.set(Math.max(0, from), Math.min(buckets.days() - 1, to) + 1);
    }
  }
}
