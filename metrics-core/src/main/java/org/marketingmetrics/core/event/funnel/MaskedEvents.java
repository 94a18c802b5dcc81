package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;

/**
 * One person's events as the algorithms read them: by time, then by event id, each with the steps
 * it meets and the gaps it spoils. Filled again for each person.
 */
public final class MaskedEvents {
  private int size;
  private long[] at = new long[16];
  private int[] steps = new int[16];
  private int[] spoils = new int[16];
  private long[] source = new long[16];

  /** Forgets all events. */
  public void clear() {
    size = 0;
  }

  /**
   * Appends the next event.
   *
   * @param newAt milliseconds, not before the one appended last
   * @param newSteps bits of the steps it meets
   * @param newSpoils bits of the gaps in which it is excluded
   * @param newSource where the caller finds the event again
   */
  public void add(long newAt, int newSteps, int newSpoils, long newSource) {
    if (size == at.length) {
      at = Arrays.copyOf(at, size * 2);
      steps = Arrays.copyOf(steps, size * 2);
      spoils = Arrays.copyOf(spoils, size * 2);
      source = Arrays.copyOf(source, size * 2);
    }
    at[size] = newAt;
    steps[size] = newSteps;
    spoils[size] = newSpoils;
    source[size] = newSource;
    size++;
  }

  /** How many events. */
  public int size() {
    return size;
  }

  /** Milliseconds. */
  public long at(int i) {
    return at[i];
  }

  /** Where the caller finds the event again. */
  public long source(int i) {
    return source[i];
  }

  int steps(int i) {
    return steps[i];
  }

  int spoils(int i) {
    return spoils[i];
  }

  /** End of the events of the instant of an event. */
  int endOfInstant(int from) {
    int end = from + 1;
    while (end < size && at[end] == at[from]) {
      end++;
    }
    return end;
  }

  /** Steps that some event of a range meets. */
  int anySteps(int from, int to) {
    int any = 0;
    for (int i = from; i < to; i++) {
      any |= steps[i];
    }
    return any;
  }

  /** Gaps that some event of a range spoils. */
  int anySpoils(int from, int to) {
    int any = 0;
    for (int i = from; i < to; i++) {
      any |= spoils[i];
    }
    return any;
  }
}
