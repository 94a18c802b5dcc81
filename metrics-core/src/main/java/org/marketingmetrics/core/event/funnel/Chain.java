package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;

/**
 * What one person, or one attempt, came to. Overwritten by the next; a step is named by its number
 * from 0.
 */
public final class Chain {
  /** No event. */
  public static final int NONE = -1;

  private final int steps;
  private final int[] eventOf;
  private int reached;
  private long start;
  private long end;
  private boolean open;
  private boolean removed;

  Chain(int steps) {
    this.steps = steps;
    this.eventOf = new int[steps];
  }

  void set(int newReached, long newStart, long newEnd, boolean isOpen) {
    reached = newReached;
    start = newStart;
    end = newEnd;
    open = isOpen;
    removed = false;
    Arrays.fill(eventOf, NONE);
  }

  void remove() {
    removed = true;
  }

  int[] events() {
    return eventOf;
  }

  /** Bits of the steps reached; 0 when there was no entry. */
  public int reached() {
    return reached;
  }

  /** How many steps were reached, the first ones where no step is optional. */
  public int level() {
    return Integer.bitCount(reached);
  }

  /** The last step reached, or {@link #NONE}. */
  public int lastStep() {
    return 31 - Integer.numberOfLeadingZeros(reached);
  }

  /** True when the last step was reached. */
  public boolean isConverted() {
    return lastStep() == steps - 1;
  }

  /** When the chain began. */
  public long start() {
    return start;
  }

  /** When the last step reached was met. */
  public long end() {
    return end;
  }

  /** True when it did not convert and still may: its window reaches beyond what is known. */
  public boolean isOpen() {
    return open;
  }

  /** True when an exclusion takes the person out of every count. */
  public boolean isRemoved() {
    return removed;
  }

  /**
   * Position of the event that met a step, once {@link FunnelSearch#trace} has found it; {@link
   * #NONE} for a step not reached or left out.
   */
  public int eventOf(int step) {
    return eventOf[step];
  }
}
