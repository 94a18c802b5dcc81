package org.marketingmetrics.core.channeldata.facts;

import org.jspecify.annotations.Nullable;

/**
 * Sums over the runs of a block, so that a query over whole months touches each line once. A sum
 * that does not fit 64 bits is marked and left to the caller.
 */
public final class RunSums {
  private static final long MILLION = 1_000_000L;

  private final long[][] sum;
  private final int[][] present;
  private final boolean[][] fractional;
  private final boolean[][] overflow;
  private final boolean[] mayOverlap;

  private RunSums(int columns, int runs) {
    sum = new long[columns][runs];
    present = new int[columns][runs];
    fractional = new boolean[columns][runs];
    overflow = new boolean[columns][runs];
    mayOverlap = new boolean[runs];
  }

  static RunSums of(int[] starts, int @Nullable [] days, long[][] values) {
    RunSums sums = new RunSums(values.length, starts.length - 1);
    for (int run = 0; run < starts.length - 1; run++) {
      sums.time(run, starts[run], starts[run + 1], days);
      for (int column = 0; column < values.length; column++) {
        sums.add(column, run, starts[run], starts[run + 1], values[column]);
      }
    }
    return sums;
  }

  private void time(int run, int start, int end, int @Nullable [] days) {
    for (int row = start; row < end && days != null; row++) {
      if (days[row] > 1 || days[row] != days[start]) {
        mayOverlap[run] = true;
      }
    }
  }

  private void add(int column, int run, int start, int end, long[] values) {
    long total = 0;
    for (int row = start; row < end; row++) {
      long value = values[row];
      if (value == FactBlock.ABSENT) {
        continue;
      }
      present[column][run]++;
      long next = total + value;
      if (((total ^ next) & (value ^ next)) < 0) {
        overflow[column][run] = true;
      }
      total = next;
      if (value % MILLION != 0) {
        fractional[column][run] = true;
      }
    }
    sum[column][run] = total;
  }

  /** Sum of the stored values that are present. */
  public long sum(int position, int run) {
    return sum[position][run];
  }

  /** Number of rows of the run that report the column. */
  public int present(int position, int run) {
    return present[position][run];
  }

  /** True when a value is no multiple of a million, so a fractional measure holds a fraction. */
  public boolean fractional(int position, int run) {
    return fractional[position][run];
  }

  /** True when {@link #sum} does not hold the sum. */
  public boolean overflow(int position, int run) {
    return overflow[position][run];
  }

  boolean mayOverlap(int run) {
    return mayOverlap[run];
  }
}
