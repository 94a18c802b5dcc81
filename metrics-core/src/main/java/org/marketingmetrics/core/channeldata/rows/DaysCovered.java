package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.Part;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.Line;

/** The days that streams cover: those their reports declare, and those with rows. */
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
    String source = stream.source().id();
    return (stream.needs().isEmpty()
            ? stream.extras().stream().map(extra -> needs + extra)
            : stream.needs().stream())
        .map(index -> new NeedReader(block, plan.columns(index, source)))
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

  /** Days of the range that reports of the stream's source, levels and parts declare as covered. */
  BitSet declared(Stream stream) {
    BitSet days = new BitSet();
    for (SourceCoverage coverage : coverage(stream)) {
      int from = Math.toIntExact(coverage.range().start().toEpochDay()) - buckets.firstDay();
      int to = Math.toIntExact(coverage.range().end().toEpochDay()) - buckets.firstDay();
      if (to >= 0 && from < buckets.days()) {
        days.set(Math.max(0, from), Math.min(buckets.days() - 1, to) + 1);
      }
    }
    return days;
  }

  private Set<SourceCoverage> coverage(Stream stream) {
    Set<SourceCoverage> own = new HashSet<>();
    for (SourceCoverage coverage : facts.coverage()) {
      if (coverage.source().equals(stream.source().id())) {
        own.add(coverage);
      }
    }
    if (!own.isEmpty()) {
      Set<Level> levels = new HashSet<>();
      Set<Part> parts = new HashSet<>();
      for (int id : stream.lines().stream().toArray()) {
        Line line = facts.lines().get(id);
        levels.add(line.level());
        parts.add(line.part());
      }
      own.removeIf(
          coverage ->
              !coverage.line().ofWholeSource()
                  && !(levels.contains(coverage.line().level())
                      && parts.contains(Part.of(coverage.line().part()))));
    }
    return own;
  }

  /** The last day that each source covers, inside of the range or not, in days since 1970. */
  Map<String, Integer> watermarks(List<Stream> streams) {
    Map<String, Integer> watermarks = new TreeMap<>();
    for (Stream stream : streams) {
      int last = lastDay(stream);
      for (SourceCoverage coverage : coverage(stream)) {
        last = Math.max(last, Math.toIntExact(coverage.range().end().toEpochDay()));
      }
      watermarks.merge(stream.source().id(), last, Math::max);
    }
    return watermarks;
  }

  private int lastDay(Stream stream) {
    int last = Integer.MIN_VALUE;
    for (FactBlock block : facts.blocks().reversed()) {
      if (block.lastDay() > last) {
        NeedReader[] readers = readers(block, stream);
        for (int run = 0; run < block.runs(); run++) {
          if (stream.lines().get(block.line(run))) {
            for (int row = block.start(run); row < block.end(run); row++) {
              if (block.lastDay(row) > last && holdsAll(readers, row)) {
                last = block.lastDay(row);
              }
            }
          }
        }
      }
    }
    return last;
  }
}
