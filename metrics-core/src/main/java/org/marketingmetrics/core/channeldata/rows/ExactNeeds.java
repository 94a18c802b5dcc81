package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.marketingmetrics.core.catalog.MeasureKind;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;

/**
 * Measures that are never summed. Distinct people are answered by one row of exactly the level and
 * the bucket asked for; a stock by the last row of exactly the level inside the bucket.
 */
final class ExactNeeds {
  private final LineScope scope;
  private final RowPlan plan;
  private final Buckets buckets;
  private final Cells cells;

  ExactNeeds(LineScope scope, RowPlan plan, Cells cells) {
    this.scope = scope;
    this.plan = plan;
    this.buckets = plan.buckets();
    this.cells = cells;
  }

  /** Why no line of exactly the level asked for holds the need: other levels may. */
  static NeedOutcome missing(LineScope scope, NeedColumns columns, Buckets buckets) {
    SortedSet<String> levels = new TreeSet<>();
    SortedSet<Integer> lengths = new TreeSet<>();
    Facts facts = scope.facts();
    for (FactBlock block : facts.blocks()) {
      for (int i = 0; i < columns.size(); i++) {
        int position = block.position(columns.id(i));
        if (position >= 0 && BlockRange.touches(block, buckets)) {
          for (int run = 0; run < block.runs(); run++) {
            if (block.sums().present(position, run) > 0) {
              levels.add(facts.lines().get(block.line(run)).level().name());
              lengths.add(block.days(block.start(run)));
            }
          }
        }
      }
    }
    return levels.isEmpty()
        ? NeedOutcome.none(NullReason.NO_DATA, NullDetail.NONE)
        : NeedOutcome.none(NullReason.NOT_ADDITIVE, available(levels, lengths));
  }

  private static NullDetail available(SortedSet<String> levels, SortedSet<Integer> lengths) {
    List<List<String>> names = new ArrayList<>();
    for (String level : levels) {
      names.add(level.isEmpty() ? List.of() : List.of(level.split(",", -1)));
    }
    return new NullDetail(List.of(), List.of(), List.of(), names, List.copyOf(lengths));
  }

  /** Reads one need; cells that other needs made and this one cannot answer say why. */
  void add(int index, boolean isNeed, SourceChoice choice) {
    Map<CellKey, Integer> rowsOf = new HashMap<>();
    Need need = plan.query().all().get(index);
    boolean stock = need.measure().kind() == MeasureKind.STOCK;
    SortedSet<String> levels = new TreeSet<>();
    SortedSet<Integer> lengths = new TreeSet<>();
    choice
        .linesBySource()
        .forEach(
            (source, lines) ->
                new Reader(index, stock, source, lines, rowsOf, levels, lengths).read());
    rowsOf.forEach(
        (key, rows) -> {
          if (rows != 1 && isNeed) {
            cells.of(key).refuse(NullReason.NOT_ADDITIVE, available(levels, lengths));
          }
        });
    if (isNeed) {
      for (Cell cell : cells.all().values()) {
        if (cell.sum(index).isEmpty()) {
          cell.refuse(
              lengths.isEmpty() ? NullReason.NO_DATA : NullReason.NOT_ADDITIVE,
              available(levels, lengths));
        }
      }
    }
  }

  private final class Reader {
    private final int index;
    private final boolean stock;
    private final Source source;
    private final BitSet lines;
    private final Map<CellKey, Integer> rowsOf;
    private final SortedSet<String> levels;
    private final SortedSet<Integer> lengths;

    Reader(
        int index,
        boolean stock,
        Source source,
        BitSet lines,
        Map<CellKey, Integer> rowsOf,
        SortedSet<String> levels,
        SortedSet<Integer> lengths) {
      this.index = index;
      this.stock = stock;
      this.source = source;
      this.lines = lines;
      this.rowsOf = rowsOf;
      this.levels = levels;
      this.lengths = lengths;
    }

    void read() {
      Map<Integer, Map<CellKey, PeriodOverlap.RowRef>> lastOfLine = new HashMap<>();
      for (FactBlock block : scope.facts().blocks()) {
        NeedReader reader = new NeedReader(block, plan.columns(index));
        if (!reader.isEmpty() && BlockRange.touches(block, buckets)) {
          readBlock(block, reader, lastOfLine);
        }
      }
      lastOfLine
          .values()
          .forEach(byCell -> byCell.forEach((key, row) -> use(key, row.block(), row.row())));
    }

    private void readBlock(
        FactBlock block,
        NeedReader reader,
        Map<Integer, Map<CellKey, PeriodOverlap.RowRef>> lastOfLine) {
      for (int run = 0; run < block.runs(); run++) {
        int line = block.line(run);
        if (!lines.get(line)) {
          continue;
        }
        for (int row = block.start(run); row < block.end(run); row++) {
          if (reader.holds(row) && buckets.together(block.day(row), block.lastDay(row))) {
            levels.add(scope.facts().lines().get(line).level().name());
            lengths.add(block.days(row));
            CellKey key = key(block, line, row);
            if (stock) {
              lastOfLine
                  .computeIfAbsent(line, id -> new HashMap<>())
                  .merge(key, new PeriodOverlap.RowRef(block, row), Reader::later);
            } else if (isWholeBucket(block, row)) {
              use(key, block, row);
            }
          }
        }
      }
    }

    private static PeriodOverlap.RowRef later(PeriodOverlap.RowRef a, PeriodOverlap.RowRef b) {
      return b.lastDay() >= a.lastDay() ? b : a;
    }

    private boolean isWholeBucket(FactBlock block, int row) {
      if (plan.query().scope().grain() == Grain.HOUR) {
        return block.days(row) == 0;
      }
      return block.days(row) > 0
          && block.day(row) == buckets.start(block.day(row))
          && block.lastDay(row) == buckets.end(block.day(row));
    }

    private void use(CellKey key, FactBlock block, int row) {
      rowsOf.merge(key, 1, Integer::sum);
      Cell cell = cells.of(key);
      new NeedReader(block, plan.columns(index)).addRow(cell.sum(index), row);
      cell.used(1, source.id());
      cell.addDays(block.day(row) - buckets.firstDay(), block.lastDay(row) - buckets.firstDay());
    }

    private CellKey key(FactBlock block, int line, int row) {
      boolean hourly = plan.query().scope().grain() == Grain.HOUR;
      int day = block.day(row);
      return new CellKey(
          scope.group(line),
          buckets.start(day),
          buckets.end(day),
          hourly ? block.hourStart(row) : -1);
    }
  }
}
