package org.marketingmetrics.store;

import java.util.Arrays;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * The instants at which the same values were reported, in microseconds since 1970 UTC. Those after
 * the first are stored as the differences between neighbours, seven bits a byte, lowest first, the
 * high bit set on all bytes but the last of a difference: a day takes six bytes.
 */
final class Instants {
  private static final int BITS = 7;
  private static final int MORE = 0x80;

  private final long[] ascending;

  private Instants(long[] ascending) {
    this.ascending = ascending;
  }

  static Instants of(long instant) {
    return new Instants(new long[] {instant});
  }

  /** At least one instant. */
  static Instants of(NavigableSet<Long> instants) {
    return new Instants(instants.stream().mapToLong(Long::longValue).toArray());
  }

  long first() {
    return ascending[0];
  }

  long last() {
    return ascending[ascending.length - 1];
  }

  boolean isOne() {
    return ascending.length == 1;
  }

  long[] all() {
    return ascending.clone();
  }

  /** The last one up to an instant that is not before the first. */
  long floor(long instant) {
    int at = Arrays.binarySearch(ascending, instant);
    return ascending[at >= 0 ? at : -at - 2];
  }

  /** Those after the first; null when there are none. */
  byte @Nullable [] afterFirst() {
    return encoded(ascending.length);
  }

  /** Those between the first and the last; null when there are none. */
  byte @Nullable [] betweenFirstAndLast() {
    return encoded(ascending.length - 1);
  }

  private byte @Nullable [] encoded(int end) {
    if (end < 2) {
      return null;
    }
    byte[] bytes = new byte[10 * end];
    int length = 0;
    for (int i = 1; i < end; i++) {
      long rest = ascending[i] - ascending[i - 1];
      while (rest >= MORE) {
        bytes[length++] = (byte) (rest | MORE);
        rest >>>= BITS;
      }
      bytes[length++] = (byte) rest;
    }
    return Arrays.copyOf(bytes, length);
  }

  /**
   * Reads what was stored.
   *
   * @param encoded those after the first, null for none
   * @param last one more after all of these, null for none
   */
  static Instants of(long first, byte @Nullable [] encoded, @Nullable Long last) {
    byte[] bytes = encoded == null ? new byte[0] : encoded;
    long[] instants = new long[2 + bytes.length];
    instants[0] = first;
    int count = 1;
    int shift = 0;
    long difference = 0;
    for (byte next : bytes) {
      difference |= (next & (MORE - 1L)) << shift;
      shift += BITS;
      if (next >= 0) {
        instants[count] = instants[count - 1] + difference;
        count++;
        shift = 0;
        difference = 0;
      }
    }
    if (last != null) {
      instants[count++] = last;
    }
    return new Instants(Arrays.copyOf(instants, count));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Instants that && Arrays.equals(ascending, that.ascending);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ascending);
  }

  @Override
  public String toString() {
    return Arrays.toString(ascending);
  }
}
