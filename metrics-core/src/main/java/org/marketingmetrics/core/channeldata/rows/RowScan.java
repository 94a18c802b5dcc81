package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.rows.PeriodOverlap.RowRef;
import org.marketingmetrics.core.period.Grain;

/** Reads the rows of one stream into cells. */
final class RowScan {
  private final Facts facts;
  private final LineScope scope;
  private final RowPlan plan;
  private final Stream stream;
  private final Cells cells;
  private final Buckets buckets;
  private final boolean hourly;
  private final BitSet overlapping = new BitSet();

  RowScan(LineScope scope, RowPlan plan, Stream stream, Cells cells) {
    this.facts = scope.facts();
    this.scope = scope;
    this.plan = plan;
    this.stream = stream;
    this.cells = cells;
    this.buckets = plan.buckets();
    this.hourly = plan.query().scope().grain() == Grain.HOUR;
  }

  /** Adds the rows of the stream, and counts those that hold only a part of what is needed. */
  void add() {
    findOverlapping();
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, buckets)) {
        addBlock(new BlockReader(block));
      }
    }
    if (!overlapping.isEmpty()) {
      addOverlapping();
    }
  }

  /** Counts the rows of a stream that nobody can complete. */
  void countLeftOut() {
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, buckets)) {
        BlockReader reader = new BlockReader(block);
        forRuns(block, stream.lines(), run -> reader.countPartialRows(run));
      }
    }
  }

  private void findOverlapping() {
    for (FactBlock block : facts.blocks()) {
      if (!block.daily() && BlockRange.touches(block, buckets)) {
        forRuns(
            block,
            stream.lines(),
            run -> {
              if (block.mayOverlap(run)) {
                overlapping.set(block.line(run));
              }
            });
      }
    }
    mixedLengths();
  }

  /**
   * Hours in one month and days in the next do not overlap, but days and hours of one month may.
   */
  private void mixedLengths() {
    if (overlapping.isEmpty() && facts.blocks().stream().allMatch(FactBlock::daily)) {
      return;
    }
    Map<Integer, Integer> lengthOf = new TreeMap<>();
    for (FactBlock block : facts.blocks()) {
      forRuns(
          block,
          stream.lines(),
          run -> {
            int length = block.days(block.start(run));
            Integer before = lengthOf.putIfAbsent(block.line(run), length);
            if (before != null && before != length) {
              overlapping.set(block.line(run));
            }
          });
    }
  }

  private interface RunAction {
    void accept(int run);
  }

  private static void forRuns(FactBlock block, BitSet lines, RunAction action) {
    for (int run = 0; run < block.runs(); run++) {
      if (lines.get(block.line(run))) {
        action.accept(run);
      }
    }
  }

  private void addBlock(BlockReader reader) {
    FactBlock block = reader.block;
    boolean byRun =
        block.daily()
            && !hourly
            && stream.commonDays() == null
            && buckets.wholeMonth(block.month());
    for (int run = 0; run < block.runs(); run++) {
      int line = block.line(run);
      if (stream.partial().get(line)) {
        reader.countPartialRows(run);
      } else if (stream.lines().get(line) && !overlapping.get(line)) {
        if (!byRun || !reader.addRun(run)) {
          reader.addRows(run);
        }
      }
    }
  }

  private void addOverlapping() {
    Map<Integer, List<RowRef>> rows = new TreeMap<>();
    Map<FactBlock, BlockReader> readers = new java.util.HashMap<>();
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, buckets)) {
        BlockReader reader = new BlockReader(block);
        readers.put(block, reader);
        forRuns(
            block,
            overlapping,
            run ->
                reader.collect(run, rows.computeIfAbsent(block.line(run), k -> new ArrayList<>())));
      }
    }
    PeriodOverlap overlap = new PeriodOverlap(plan.query().scope().settings().zone());
    rows.forEach(
        (line, candidates) -> {
          for (RowRef ref : overlap.standing(candidates)) {
            BlockReader reader = readers.get(ref.block());
            if (reader != null) {
              reader.addRow(line, ref.row());
            }
          }
        });
  }

  /** The columns of the stream's needs and extras in one block. */
  private final class BlockReader {
    private final FactBlock block;
    private final NeedReader[] needs;
    private final NeedReader[] extras;

    BlockReader(FactBlock block) {
      this.block = block;
      this.needs = readers(stream.needs(), 0);
      this.extras = readers(stream.extras(), plan.query().needs().size());
    }

    private NeedReader[] readers(List<Integer> indices, int offset) {
      return indices.stream()
          .map(index -> new NeedReader(block, plan.columns(offset + index)))
          .toArray(NeedReader[]::new);
    }

    /** Adds a run from its sums; false when its rows have to be looked at one by one. */
    boolean addRun(int run) {
      int rows = block.end(run) - block.start(run);
      for (NeedReader need : needs) {
        if (need.presentIfSingle(run) != rows) {
          return false;
        }
      }
      boolean anyExtra = needs.length > 0;
      for (NeedReader extra : extras) {
        int present = extra.presentIfSingle(run);
        if (present != rows && present != 0) {
          return false;
        }
        anyExtra |= present > 0;
      }
      if (anyExtra) {
        Cell cell = cell(block.line(run), block.start(run));
        cell.used(rows, stream.source().id());
        addMask(cell, block.sums().dayMask(run));
        sum(cell, run, rows);
        if (block.anyDisagrees(run)) {
          cell.markDisagreement();
        }
      }
      return true;
    }

    private void sum(Cell cell, int run, int rows) {
      for (int i = 0; i < needs.length; i++) {
        needs[i].addRun(cell.need(stream.needs().get(i)), run);
      }
      for (int e = 0; e < extras.length; e++) {
        int extra = stream.extras().get(e);
        if (extras[e].presentIfSingle(run) == 0) {
          cell.withoutExtra(extra, rows);
        } else {
          extras[e].addRun(cell.extra(extra), run);
          for (int i = 0; i < needs.length; i++) {
            int need = stream.needs().get(i);
            needs[i].addRun(cell.needBesideExtra(need, extra), run);
          }
        }
      }
    }

    /** Adds the days of a month, stretch by stretch: most runs are one stretch. */
    private void addMask(Cell cell, int mask) {
      int first = BlockRange.firstDay(block) - buckets.firstDay();
      int rest = mask;
      while (rest != 0) {
        int start = Integer.numberOfTrailingZeros(rest);
        int length = Integer.numberOfTrailingZeros(~(rest >>> start));
        cell.addDays(first + start, first + start + length - 1);
        rest &= ~(((1 << length) - 1) << start);
      }
    }

    void addRows(int run) {
      int line = block.line(run);
      for (int row = block.start(run); row < block.end(run); row++) {
        if (isUsable(line, row)) {
          addRow(line, row);
        }
      }
    }

    void collect(int run, List<RowRef> into) {
      int line = block.line(run);
      for (int row = block.start(run); row < block.end(run); row++) {
        if (isUsable(line, row)) {
          into.add(new RowRef(block, row));
        }
      }
    }

    /**
     * True when the row lies inside a bucket and holds all needs; else it is counted if it holds
     * some.
     */
    private boolean isUsable(int line, int row) {
      int day = block.day(row);
      int lastDay = block.lastDay(row);
      if (lastDay < buckets.firstDay() || day > buckets.lastDay()) {
        return false;
      }
      if (hourly && block.days(row) != 0) {
        return false;
      }
      int held = held(row);
      if (held == 0 && !(needs.length == 0 && holdsAnyExtra(row))) {
        return false;
      }
      if (held < needs.length || !buckets.together(day, lastDay) || !isCommon(day, lastDay)) {
        int inside = Math.max(day, buckets.firstDay());
        cells.of(key(line, inside, row)).leftOut(1);
        return false;
      }
      return true;
    }

    private boolean isCommon(int day, int lastDay) {
      BitSet common = stream.commonDays();
      return common == null
          || common.nextClearBit(day - buckets.firstDay()) > lastDay - buckets.firstDay();
    }

    private int held(int row) {
      int held = 0;
      for (NeedReader need : needs) {
        held += need.holds(row) ? 1 : 0;
      }
      return held;
    }

    private boolean holdsAnyExtra(int row) {
      for (NeedReader extra : extras) {
        if (extra.holds(row)) {
          return true;
        }
      }
      return false;
    }

    void addRow(int line, int row) {
      Cell cell = cell(line, row);
      cell.used(1, stream.source().id());
      cell.addDays(block.day(row) - buckets.firstDay(), block.lastDay(row) - buckets.firstDay());
      noteDisagreement(cell, row);
      for (int i = 0; i < needs.length; i++) {
        needs[i].addRow(cell.need(stream.needs().get(i)), row);
      }
      for (int e = 0; e < extras.length; e++) {
        int extra = stream.extras().get(e);
        if (extras[e].holds(row)) {
          extras[e].addRow(cell.extra(extra), row);
          for (int i = 0; i < needs.length; i++) {
            int need = stream.needs().get(i);
            needs[i].addRow(cell.needBesideExtra(need, extra), row);
          }
        } else {
          cell.withoutExtra(extra, 1);
        }
      }
    }

    private void noteDisagreement(Cell cell, int row) {
      if (block.disagrees(row)) {
        cell.markDisagreement();
      }
    }

    void countPartialRows(int run) {
      int line = block.line(run);
      for (int row = block.start(run); row < block.end(run); row++) {
        int day = block.day(row);
        if (buckets.contains(day) && held(row) > 0) {
          cells.of(key(line, day, row)).leftOut(1);
        }
      }
    }

    private Cell cell(int line, int row) {
      return cells.of(key(line, block.day(row), row));
    }

    private CellKey key(int line, int day, int row) {
      return new CellKey(
          scope.group(line),
          buckets.start(day),
          buckets.end(day),
          hourly ? block.hourStart(row) : -1);
    }
  }
}
