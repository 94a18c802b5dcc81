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
import org.marketingmetrics.core.channeldata.rows.PeriodOverlap.RowRef;
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

  /** Why no row of exactly the level and the time asked for holds the need: others may. */
  static NeedOutcome missing(LineScope scope, NeedColumns columns, RowFit fit) {
    SortedSet<String> levels = new TreeSet<>();
    SortedSet<Integer> lengths = new TreeSet<>();
    Facts facts = scope.facts();
    for (FactBlock block : facts.blocks()) {
      for (int i = 0; i < columns.size(); i++) {
        int position = block.position(columns.id(i));
        for (int run = 0; position >= 0 && run < block.runs(); run++) {
          if (scope.isRelated(block.line(run)) && block.sums().present(position, run) > 0) {
            for (int row = block.start(run); row < block.end(run); row++) {
              if (block.values(position)[row] != FactBlock.ABSENT && fit.isNear(block, row)) {
                levels.add(facts.lines().get(block.line(run)).level().name());
                lengths.add(block.days(row));
              }
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
    names.sort(java.util.Comparator.comparingInt(List::size));
    return new NullDetail(List.of(), List.of(), List.of(), names, List.copyOf(lengths));
  }

  /**
   * Reads one need. A cell has no value of it when no row of exactly its level and time holds it,
   * or several do: two accounts are not added.
   */
  void add(int index, Presence presence, SourceChoice choice) {
    Map<Cell, Integer> rowsOf = new HashMap<>();
    choice
        .linesBySource()
        .forEach(
            (source, lines) -> new Reader(index, presence.fit(), source, lines, rowsOf).read());
    makeCells(presence);
    Refusal refusal = null;
    for (Cell cell : cells.any()) {
      if (rowsOf.getOrDefault(cell, 0) != 1) {
        refusal = refusal == null ? refusal(presence) : refusal;
        cell.refuse(index, refusal);
      }
    }
  }

  private Refusal refusal(Presence presence) {
    NeedOutcome missing = missing(scope, presence.columns(), presence.fit());
    NullReason reason = missing.nullReason();
    return new Refusal(
        reason == null ? NullReason.NO_DATA : reason,
        missing.nullDetail().of(List.of(presence.columns().need().measure().id())));
  }

  /** Cells for buckets that have rows which cannot answer. */
  private void makeCells(Presence presence) {
    for (FactBlock block : scope.facts().blocks()) {
      if (BlockRange.touches(block, buckets)) {
        for (int i = 0; i < presence.columns().size(); i++) {
          int position = block.position(presence.columns().id(i));
          for (int run = 0; position >= 0 && run < block.runs(); run++) {
            int line = block.line(run);
            if (presence.elsewhere().get(line) || presence.lines().get(line)) {
              makeCells(block, position, run, presence.fit());
            }
          }
        }
      }
    }
  }

  private void makeCells(FactBlock block, int position, int run, RowFit fit) {
    for (int row = block.start(run); row < block.end(run); row++) {
      if (block.values(position)[row] != FactBlock.ABSENT && fit.isInside(block, row)) {
        cells.of(block, block.line(run), row);
      }
    }
  }

  private final class Reader {
    private final int index;
    private final RowFit fit;
    private final boolean stock;
    private final Source source;
    private final BitSet lines;
    private final Map<Cell, Integer> rowsOf;

    Reader(int index, RowFit fit, Source source, BitSet lines, Map<Cell, Integer> rowsOf) {
      this.index = index;
      this.fit = fit;
      this.stock = plan.query().all().get(index).measure().kind() == MeasureKind.STOCK;
      this.source = source;
      this.lines = lines;
      this.rowsOf = rowsOf;
    }

    void read() {
      Map<Integer, Map<Cell, RowRef>> lastOfLine = new HashMap<>();
      for (FactBlock block : scope.facts().blocks()) {
        NeedReader reader = reader(block);
        if (!reader.isEmpty() && BlockRange.touches(block, buckets)) {
          for (int run = 0; run < block.runs(); run++) {
            if (lines.get(block.line(run))) {
              readRun(block, reader, run, lastOfLine);
            }
          }
        }
      }
      lastOfLine
          .values()
          .forEach(byCell -> byCell.forEach((cell, row) -> use(cell, row.block(), row.row())));
    }

    private void readRun(
        FactBlock block, NeedReader reader, int run, Map<Integer, Map<Cell, RowRef>> lastOfLine) {
      int line = block.line(run);
      for (int row = block.start(run); row < block.end(run); row++) {
        if (reader.holds(row) && fit.fits(block, row)) {
          Cell cell = cells.of(block, line, row);
          if (stock) {
            lastOfLine
                .computeIfAbsent(line, id -> new HashMap<>())
                .merge(cell, new RowRef(block, row), Reader::later);
          } else {
            use(cell, block, row);
          }
        }
      }
    }

    private static RowRef later(RowRef a, RowRef b) {
      return b.lastDay() >= a.lastDay() ? b : a;
    }

    private void use(Cell cell, FactBlock block, int row) {
      rowsOf.merge(cell, 1, Integer::sum);
      reader(block).addRow(cell.sum(index), row);
      cell.used(1, source.id());
      cell.addDays(block.day(row) - buckets.firstDay(), block.lastDay(row) - buckets.firstDay());
    }

    private NeedReader reader(FactBlock block) {
      return new NeedReader(block, plan.columns(index, source.id()));
    }
  }
}
