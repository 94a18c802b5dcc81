package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import java.util.List;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.period.Grain;

/** Reads the needs and extras of one stream from the rows of one block. */
final class BlockReader {
  /** What a row is to the stream. */
  enum Use {
    /** It is outside of the question or holds nothing of it. */
    NONE,
    /** It lacks a need, or lies on days that another source does not cover. */
    LEFT_OUT,
    /** It holds all that is needed, for more than one bucket or beyond the range. */
    CUT,
    USED
  }

  private final FactBlock block;
  private final RowPlan plan;
  private final Stream stream;
  private final Cells cells;
  private final Buckets buckets;
  private final boolean hourly;
  private final NeedReader[] needs;
  private final NeedReader[] extras;
  private final Mailings mailings;

  BlockReader(FactBlock block, RowPlan plan, Stream stream, Cells cells) {
    this.block = block;
    this.plan = plan;
    this.stream = stream;
    this.cells = cells;
    this.buckets = plan.buckets();
    this.hourly = plan.query().scope().grain() == Grain.HOUR;
    this.needs = readers(stream.needs(), 0);
    this.extras = readers(stream.extras(), plan.query().needs().size());
    this.mailings = Mailings.of(plan, stream, block);
  }

  private NeedReader[] readers(List<Integer> indices, int offset) {
    return indices.stream()
        .map(index -> new NeedReader(block, plan.columns(offset + index, stream.source().id())))
        .toArray(NeedReader[]::new);
  }

  /** Adds the rows of a run, all of one day each, in stretches that lie in one bucket. */
  void addDays(int run) {
    int end = block.end(run);
    int from = block.start(run);
    while (from < end && block.day(from) < buckets.firstDay()) {
      from++;
    }
    boolean apart = mailings.isOf(block.line(run));
    while (from < end && block.day(from) <= buckets.lastDay()) {
      int lastDay = buckets.end(block.day(from));
      int to = from + 1;
      while (to < end && block.day(to) <= lastDay) {
        to++;
      }
      if (apart || !addStretch(run, from, to)) {
        addRows(block.line(run), from, to);
      }
      from = to;
    }
  }

  /** Adds rows at once; false when they have to be looked at one by one. */
  private boolean addStretch(int run, int from, int to) {
    int rows = to - from;
    for (NeedReader need : needs) {
      if (!need.read(run, from, to) || need.present() != rows) {
        return false;
      }
    }
    boolean anything = needs.length > 0;
    for (NeedReader extra : extras) {
      if (!extra.read(run, from, to) || (extra.present() != rows && extra.present() != 0)) {
        return false;
      }
      anything |= extra.present() > 0;
    }
    if (anything) {
      Cell cell = cells.of(block, block.line(run), from);
      cell.used(rows, stream.source().id());
      addDays(cell, from, to);
      addSums(cell, rows);
      if (block.anyDisagrees(from, to)) {
        cell.markDisagreement();
      }
    }
    return true;
  }

  private void addSums(Cell cell, int rows) {
    for (int i = 0; i < needs.length; i++) {
      needs[i].addTo(cell.need(stream.needs().get(i)));
    }
    for (int e = 0; e < extras.length; e++) {
      int extra = stream.extras().get(e);
      if (extras[e].present() == 0) {
        cell.withoutExtra(extra, rows);
      } else {
        extras[e].addTo(cell.extra(extra));
        for (int i = 0; i < needs.length; i++) {
          needs[i].addTo(cell.needBesideExtra(stream.needs().get(i), extra));
        }
      }
    }
  }

  /** Most stretches have a row for every day. */
  private void addDays(Cell cell, int from, int to) {
    int first = block.day(from);
    int last = block.day(to - 1);
    if (last - first == to - 1 - from) {
      cell.addDays(first - buckets.firstDay(), last - buckets.firstDay());
    } else {
      for (int row = from; row < to; row++) {
        cell.addDays(block.day(row) - buckets.firstDay(), block.day(row) - buckets.firstDay());
      }
    }
  }

  /** Adds the rows of a run, none of which overlap, one by one. */
  void addRows(int run) {
    addRows(block.line(run), block.start(run), block.end(run));
  }

  private void addRows(int line, int from, int to) {
    for (int row = from; row < to; row++) {
      switch (use(row)) {
        case USED -> addRow(line, row);
        case LEFT_OUT, CUT -> leaveOut(line, row);
        case NONE -> {}
      }
    }
  }

  Use use(int row) {
    int day = block.day(row);
    int lastDay = block.lastDay(row);
    if (!buckets.overlap(day, lastDay) || (hourly && block.days(row) != 0)) {
      return Use.NONE;
    }
    int held = held(row);
    if (held == 0 && !(needs.length == 0 && holdsAnyExtra(row))) {
      return Use.NONE;
    }
    if (held < needs.length) {
      return Use.LEFT_OUT;
    }
    if (!buckets.together(day, lastDay)) {
      return Use.CUT;
    }
    return isCommon(day, lastDay) ? Use.USED : Use.LEFT_OUT;
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
    Cell cell = cells.of(block, line, row);
    cell.used(1, stream.source().id());
    cell.addDays(block.day(row) - buckets.firstDay(), block.lastDay(row) - buckets.firstDay());
    if (block.disagrees(row)) {
      cell.markDisagreement();
    }
    mailings.add(cell, line, row);
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

  void leaveOut(int line, int row) {
    if (needs.length > 0) {
      cells.of(block, line, row).leftOut(lacking(row));
    }
  }

  /** Counts a row of a level that is not read. */
  void leaveOutOfLevel(int line, int row) {
    cells.of(block, line, row).leftOut(new BitSet());
  }

  /** The needs that the row does not hold, those of other streams among them. */
  private BitSet lacking(int row) {
    BitSet lacking = new BitSet();
    lacking.set(0, plan.query().needs().size());
    for (int i = 0; i < needs.length; i++) {
      if (needs[i].holds(row)) {
        lacking.clear(stream.needs().get(i));
      }
    }
    return lacking;
  }

  /** Counts all rows of a run that hold anything that is needed. */
  void leaveOutRun(int run) {
    for (int row = block.start(run); row < block.end(run); row++) {
      if (use(row) != Use.NONE) {
        leaveOut(block.line(run), row);
      }
    }
  }
}
