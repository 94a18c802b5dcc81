package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;

/**
 * Matches steps with distinct events of a range, one step more at a time, by augmenting paths. The
 * steps matched stay matched, each with some event.
 */
final class InstantMatching {
  private MaskedEvents events = new MaskedEvents();
  private int from;
  private int to;
  private int[] stepOf = new int[16];
  private boolean[] seen = new boolean[16];
  private boolean[] banned = new boolean[0];

  /** Starts with no step over the events of a range. */
  void reset(MaskedEvents newEvents, int newFrom, int newTo) {
    events = newEvents;
    from = newFrom;
    to = newTo;
    int size = to - from;
    if (stepOf.length < size) {
      stepOf = new int[size * 2];
      seen = new boolean[size * 2];
    }
    Arrays.fill(stepOf, 0, size, Chain.NONE);
    banned = new boolean[0];
  }

  /** The same with events left out, by position in the range. */
  void reset(MaskedEvents newEvents, int newFrom, int newTo, boolean[] without) {
    reset(newEvents, newFrom, newTo);
    banned = without;
  }

  /** Matches one step more; false, with nothing changed, when that is not possible. */
  boolean add(int step) {
    Arrays.fill(seen, 0, to - from, false);
    return augment(step);
  }

  private boolean augment(int step) {
    int bit = 1 << step;
    for (int i = 0; i < to - from; i++) {
      if ((events.steps(from + i) & bit) != 0 && !seen[i] && !isBanned(i)) {
        seen[i] = true;
        if (stepOf[i] == Chain.NONE || augment(stepOf[i])) {
          stepOf[i] = step;
          return true;
        }
      }
    }
    return false;
  }

  private boolean isBanned(int i) {
    return i < banned.length && banned[i];
  }

  /** True when one step more could be matched; nothing changes. */
  boolean canAdd(int step) {
    int[] before = Arrays.copyOf(stepOf, to - from);
    boolean can = add(step);
    System.arraycopy(before, 0, stepOf, 0, before.length);
    return can;
  }

  /** Writes the event of each step matched. */
  void assign(int[] eventOf) {
    for (int i = 0; i < to - from; i++) {
      if (stepOf[i] != Chain.NONE) {
        eventOf[stepOf[i]] = from + i;
      }
    }
  }
}
