package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;

/**
 * The chains that end with one step and may go on to another: of each the start, and the time of
 * its last event. One that starts later and ends later is as good as another in every respect, so
 * only those are kept that no other one matches: from the first to the last they end later and
 * start earlier.
 */
final class Frontier {
  /** No chain. */
  static final long UNSET = Long.MIN_VALUE;

  private final long window;
  private final long stepWindow;
  private final boolean endMatters;
  private long[] starts = new long[4];
  private long[] ends = new long[4];
  private int first;
  private int size;

  /**
   * An empty frontier.
   *
   * @param endMatters false when only the start decides whether a chain may go on
   */
  Frontier(long window, long stepWindow, boolean endMatters) {
    this.window = window;
    this.stepWindow = stepWindow;
    this.endMatters = endMatters;
  }

  void clear() {
    first = 0;
    size = 0;
  }

  /** Adds a chain that ends not before those known. */
  void add(long start, long end) {
    while (size > first && starts[size - 1] <= start) {
      size--;
    }
    if (size > first && !endMatters) {
      return;
    }
    if (size == starts.length) {
      makeRoom();
    }
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  private void makeRoom() {
    int kept = size - first;
    if (first < size / 2) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(starts, first, starts, 0, kept);
    System.arraycopy(ends, first, ends, 0, kept);
    first = 0;
    size = kept;
  }

  /** The latest start of the chains that may go on at an instant; instants only grow. */
  long best(long at) {
    while (first < size && at - ends[first] > stepWindow) {
      first++;
    }
    if (first == size || at - starts[first] > window) {
      return UNSET;
    }
    return starts[first];
  }

  /** An excluded event spoils the chains that ended before it. */
  void spoil(long at) {
    while (first < size && ends[first] < at) {
      first++;
    }
  }
}
