package org.marketingmetrics.core.channeldata.facts;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one month in primitive columns. Facts of one line stand together, in order of time,
 * as a <i>run</i>; a fact belongs to the month of its first day.
 */
public final class FactBlock {
  /** Stands for "this row does not report this measure". */
  public static final long ABSENT = Long.MIN_VALUE;

  private final int month;
  private final long revision;
  private final int[] lines;
  private final int[] starts;
  private final int[] day;
  private final int @Nullable [] days;
  private final int @Nullable [] hourStart;
  private final int[] columnIds;
  private final long[][] values;
  private final BitSet disagrees;
  private final BitSet rateColumns;
  private final RunSums sums;
  private final int lastDay;

  FactBlock(
      int month,
      long revision,
      int[] lines,
      int[] starts,
      int[] day,
      int @Nullable [] days,
      int @Nullable [] hourStart,
      int[] columnIds,
      long[][] values,
      BitSet disagrees,
      BitSet rateColumns) {
    this.month = month;
    this.revision = revision;
    this.lines = lines;
    this.starts = starts;
    this.day = day;
    this.days = days;
    this.hourStart = hourStart;
    this.columnIds = columnIds;
    this.values = values;
    this.disagrees = disagrees;
    this.rateColumns = rateColumns;
    this.sums = RunSums.of(starts, days, values);
    this.lastDay = lastOf(day, days);
  }

  private static int lastOf(int[] day, int @Nullable [] days) {
    int last = Integer.MIN_VALUE;
    for (int row = 0; row < day.length; row++) {
      last = Math.max(last, day[row] + (days == null ? 0 : Math.max(0, days[row] - 1)));
    }
    return last;
  }

  /** Month as yyyymm. */
  public int month() {
    return month;
  }

  /** Revision of the last change to it. */
  public long revision() {
    return revision;
  }

  /** Number of runs. */
  public int runs() {
    return lines.length;
  }

  /** Line id of a run. */
  public int line(int run) {
    return lines[run];
  }

  /** First row of a run. */
  public int start(int run) {
    return starts[run];
  }

  /** Row after the last of a run. */
  public int end(int run) {
    return starts[run + 1];
  }

  /** First civil day of a row, in days since 1970. */
  public int day(int row) {
    return day[row];
  }

  /** Length of a row in civil days, 0 for an hour. */
  public int days(int row) {
    return days == null ? 1 : days[row];
  }

  /** Start of an hour row in minutes since 1970 UTC, -1 for others. */
  public int hourStart(int row) {
    return hourStart == null ? -1 : hourStart[row];
  }

  /** Last civil day of a row. */
  public int lastDay(int row) {
    return day[row] + Math.max(1, days(row)) - 1;
  }

  /** Last civil day of all rows; rows of several days may end in a later month. */
  public int lastDay() {
    return lastDay;
  }

  /** True when every row of the block covers one day. */
  public boolean daily() {
    return days == null;
  }

  /**
   * True when rows of the run have several lengths, or one longer than a day, so that they may
   * overlap.
   */
  public boolean mayOverlap(int run) {
    return sums.mayOverlap(run);
  }

  /** True when a run consists of the rows from one to before another. */
  public boolean isWhole(int run, int from, int to) {
    return from == start(run) && to == end(run);
  }

  /** Position of a column in this block, -1 when no row has it. */
  public int position(int columnId) {
    for (int i = 0; i < columnIds.length; i++) {
      if (columnIds[i] == columnId) {
        return i;
      }
    }
    return -1;
  }

  /** The stored values of the column at a position, by row; {@link #ABSENT} where not reported. */
  public long[] values(int position) {
    return values[position];
  }

  /** True when the values at a position are rates times denominators, in millionths. */
  public boolean isWeightedRate(int position) {
    return rateColumns.get(columnIds[position]);
  }

  /** True when a total reported in the row differs from the sum of its reported parts. */
  public boolean disagrees(int row) {
    return disagrees.get(row);
  }

  /** True when that is so for any row from one to before another. */
  public boolean anyDisagrees(int from, int to) {
    int first = disagrees.nextSetBit(from);
    return first >= 0 && first < to;
  }

  /** Sums of the runs, made once. */
  public RunSums sums() {
    return sums;
  }

  long bytes() {
    long perRow = 4 + (days == null ? 0 : 4) + (hourStart == null ? 0 : 4) + 8L * columnIds.length;
    return perRow * day.length + 16L * lines.length * (1 + columnIds.length);
  }
}
