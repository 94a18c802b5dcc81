package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
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
  private final RowPlan plan;
  private final Stream stream;
  private final Cells cells;
  private final Buckets buckets;
  private final BitSet overlapping = new BitSet();

  RowScan(Facts facts, RowPlan plan, Stream stream, Cells cells) {
    this.facts = facts;
    this.plan = plan;
    this.stream = stream;
    this.cells = cells;
    this.buckets = plan.buckets();
  }

  /** Adds the rows of the stream, and counts those that hold only a part of what is needed. */
  void add() {
    findOverlapping();
    Map<FactBlock, BlockReader> readers = new HashMap<>();
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, buckets)) {
        BlockReader reader = new BlockReader(block, plan, stream, cells);
        readers.put(block, reader);
        addBlock(block, reader);
      }
    }
    if (!overlapping.isEmpty()) {
      addOverlapping(readers);
    }
    if (!stream.beside().isEmpty()) {
      new LevelGaps(facts, stream, buckets).count(readers);
    }
  }

  /** Counts the rows of a stream that nobody can complete. */
  void countLeftOut() {
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, buckets)) {
        BlockReader reader = new BlockReader(block, plan, stream, cells);
        forRuns(block, stream.lines(), reader::leaveOutRun);
        forRuns(block, stream.partial(), reader::leaveOutRun);
      }
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

  /** Finds the lines that have rows of several lengths, or of several days, which may overlap. */
  private void findOverlapping() {
    if (facts.blocks().stream()
        .allMatch(block -> block.daily() || !BlockRange.touches(block, buckets))) {
      return;
    }
    int[] lengthOf = new int[facts.lines().size()];
    Arrays.fill(lengthOf, -1);
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, buckets)) {
        forRuns(
            block,
            stream.lines(),
            run -> {
              int line = block.line(run);
              int length = block.days(block.start(run));
              if (block.mayOverlap(run) || (lengthOf[line] >= 0 && lengthOf[line] != length)) {
                overlapping.set(line);
              }
              lengthOf[line] = length;
            });
      }
    }
  }

  private void addBlock(FactBlock block, BlockReader reader) {
    boolean byDay =
        block.daily() && plan.query().scope().grain() != Grain.HOUR && stream.commonDays() == null;
    for (int run = 0; run < block.runs(); run++) {
      int line = block.line(run);
      if (stream.partial().get(line)) {
        reader.leaveOutRun(run);
      } else if (stream.lines().get(line) && !overlapping.get(line)) {
        if (byDay) {
          reader.addDays(run);
        } else {
          reader.addRows(run);
        }
      }
    }
  }

  /** The rows of one line that may overlap, and those that are cut. */
  private static final class LineRows {
    private final List<RowRef> usable = new ArrayList<>();
    private final List<RowRef> cut = new ArrayList<>();
  }

  private void addOverlapping(Map<FactBlock, BlockReader> readers) {
    Map<Integer, LineRows> rows = new TreeMap<>();
    readers.forEach(
        (block, reader) ->
            forRuns(
                block,
                overlapping,
                run ->
                    collect(
                        block,
                        reader,
                        run,
                        rows.computeIfAbsent(block.line(run), line -> new LineRows()))));
    PeriodOverlap overlap = new PeriodOverlap(plan.query().scope().settings().zone());
    rows.forEach((line, own) -> add(line, own, overlap, readers));
  }

  private static void collect(FactBlock block, BlockReader reader, int run, LineRows into) {
    for (int row = block.start(run); row < block.end(run); row++) {
      switch (reader.use(row)) {
        case USED -> into.usable.add(new RowRef(block, row));
        case CUT -> into.cut.add(new RowRef(block, row));
        case LEFT_OUT -> reader.leaveOut(block.line(run), row);
        case NONE -> {}
      }
    }
  }

  private void add(
      int line, LineRows rows, PeriodOverlap overlap, Map<FactBlock, BlockReader> readers) {
    List<RowRef> standing = overlap.standing(rows.usable);
    for (RowRef ref : standing) {
      reader(readers, ref).addRow(line, ref.row());
    }
    if (!rows.cut.isEmpty()) {
      BitSet covered = overlap.covered(standing, buckets.firstDay());
      for (RowRef ref : rows.cut) {
        int from = Math.max(ref.day(), buckets.firstDay()) - buckets.firstDay();
        int to = Math.min(ref.lastDay(), buckets.lastDay()) - buckets.firstDay();
        if (covered.nextClearBit(from) <= to) {
          reader(readers, ref).leaveOut(line, ref.row());
        }
      }
    }
  }

  private static BlockReader reader(Map<FactBlock, BlockReader> readers, RowRef ref) {
    return java.util.Objects.requireNonNull(readers.get(ref.block()));
  }
}
