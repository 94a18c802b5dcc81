package org.marketingmetrics.core.channeldata.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the facts of one month row by row, then lays them out by line. */
final class BlockBuilder {
  private final int month;
  private final long revision;
  private int rows;
  private int[] line = new int[256];
  private int[] day = new int[256];
  private int[] days = new int[256];
  private int[] hourStart = new int[256];
  private boolean allDaily = true;
  private boolean anyHour;
  private final Map<Integer, long[]> columns = new LinkedHashMap<>();
  private final BitSet disagrees = new BitSet();
  private final BitSet rateColumns = new BitSet();

  BlockBuilder(int month, long revision) {
    this.month = month;
    this.revision = revision;
  }

  int month() {
    return month;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** Begins a row; its values follow by {@link #put}. */
  void row(int lineId, int firstDay, int length, int hour) {
    grow();
    line[rows] = lineId;
    day[rows] = firstDay;
    days[rows] = length;
    hourStart[rows] = hour;
    allDaily &= length == 1;
    anyHour |= length == 0;
    rows++;
  }

  /** A value of the current row. */
  void put(int columnId, long value) {
    long[] column = columns.get(columnId);
    if (column == null || column.length < rows) {
      int filled = column == null ? 0 : column.length;
      column = column == null ? new long[line.length] : Arrays.copyOf(column, line.length);
      Arrays.fill(column, filled, column.length, FactBlock.ABSENT);
      columns.put(columnId, column);
    }
    column[rows - 1] = value;
  }

  /** A value of the current row that stands for a numerator, in millionths. */
  void putWeightedRate(int columnId, long millionths) {
    rateColumns.set(columnId);
    put(columnId, millionths);
  }

  /** Marks the current row: a reported total differs from its reported parts. */
  void disagrees() {
    disagrees.set(rows - 1);
  }

  private void grow() {
    if (rows == line.length) {
      int capacity = rows + (rows >> 1) + 16;
      line = Arrays.copyOf(line, capacity);
      day = Arrays.copyOf(day, capacity);
      days = Arrays.copyOf(days, capacity);
      hourStart = Arrays.copyOf(hourStart, capacity);
    }
  }

  FactBlock build() {
    List<Integer> lineIds = new ArrayList<>();
    Map<Integer, Integer> runOf = new LinkedHashMap<>();
    for (int row = 0; row < rows; row++) {
      if (runOf.putIfAbsent(line[row], runOf.size()) == null) {
        lineIds.add(line[row]);
      }
    }
    int[] starts = starts(runOf);
    int[] order = order(runOf, starts);
    BitSet marks = new BitSet();
    for (int row = disagrees.nextSetBit(0); row >= 0; row = disagrees.nextSetBit(row + 1)) {
      marks.set(order[row]);
    }
    long[][] values = new long[columns.size()][];
    int[] ids = new int[columns.size()];
    int position = 0;
    for (Map.Entry<Integer, long[]> column : columns.entrySet()) {
      ids[position] = column.getKey();
      values[position++] = placed(column.getValue(), order);
    }
    return new FactBlock(
        month,
        revision,
        lineIds.stream().mapToInt(Integer::intValue).toArray(),
        starts,
        placed(day, order),
        allDaily ? null : placed(days, order),
        anyHour ? placed(hourStart, order) : null,
        ids,
        values,
        marks,
        rateColumns);
  }

  private int[] starts(Map<Integer, Integer> runOf) {
    int[] starts = new int[runOf.size() + 1];
    for (int row = 0; row < rows; row++) {
      starts[run(runOf, row) + 1]++;
    }
    for (int run = 0; run < runOf.size(); run++) {
      starts[run + 1] += starts[run];
    }
    return starts;
  }

  /** New place of every row: rows of one line together, otherwise in the order they came. */
  private int[] order(Map<Integer, Integer> runOf, int[] starts) {
    int[] next = starts.clone();
    int[] order = new int[rows];
    for (int row = 0; row < rows; row++) {
      order[row] = next[run(runOf, row)]++;
    }
    return order;
  }

  private int run(Map<Integer, Integer> runOf, int row) {
    Integer run = runOf.get(line[row]);
    if (run == null) {
      throw new IllegalStateException("line without a run");
    }
    return run;
  }

  private static int[] placed(int[] from, int[] order) {
    int[] to = new int[order.length];
    for (int row = 0; row < order.length; row++) {
      to[order[row]] = from[row];
    }
    return to;
  }

  private static long[] placed(long[] from, int[] order) {
    long[] to = new long[order.length];
    for (int row = 0; row < order.length; row++) {
      to[order[row]] = row < from.length ? from[row] : FactBlock.ABSENT;
    }
    return to;
  }
}
