package org.marketingmetrics.core.channeldata.report;

import java.util.Arrays;
import java.util.Map;
import org.marketingmetrics.core.channeldata.ObservedPeriod;

/**
 * Finds rows with the same dimensions and period, in bounded memory: a file with more rows than fit
 * is gone through several times, each time looking only at a part of the keys.
 *
 * <p>Keys are 64-bit hashes: among a million rows two different ones meet once in 37 million files,
 * and then a row is rejected, not overwritten.
 */
final class RowKeys {
  /** Rows looked at in one pass. */
  static final int MOST = 1 << 20;

  private static final long PRIME = 0x100000001B3L;

  private long[] keys = new long[1 << 10];
  private int[] lines = new int[1 << 10];
  private int size;

  /** The key of a row; never 0. */
  static long key(Map<String, String> dimensions, ObservedPeriod period) {
    long hash = 0xCBF29CE484222325L;
    for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
      hash = mixed(hash, dimension.getKey(), '=');
      hash = mixed(hash, dimension.getValue(), '\n');
    }
    hash =
        switch (period) {
          case ObservedPeriod.Day(var day) -> mixed(mixed(hash, day.toEpochDay()), 1);
          case ObservedPeriod.Days(var range) ->
              mixed(mixed(hash, range.start().toEpochDay()), range.days());
          case ObservedPeriod.Hour(var start) -> mixed(mixed(hash, start.getEpochSecond()), 0);
        };
    long key = finished(hash);
    return key == 0 ? 1 : key;
  }

  private static long mixed(long hash, String text, char end) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * PRIME;
    }
    return (mixed ^ end) * PRIME;
  }

  private static long mixed(long hash, long number) {
    return finished(hash ^ number * 0x9E3779B97F4A7C15L);
  }

  /** So that every bit of the key depends on every bit before (Stafford's mix 13). */
  private static long finished(long hash) {
    long z = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Which of so many passes a key belongs to. */
  static int pass(long key, int passes) {
    return (int) Long.remainderUnsigned(key >>> 20, passes);
  }

  /** Adds a key; the line of the row that has it already, 0 when none has. */
  long add(long key, long line) {
    if (2 * size >= keys.length) {
      grow();
    }
    int at = place(keys, key);
    if (keys[at] == key) {
      return Integer.toUnsignedLong(lines[at]);
    }
    keys[at] = key;
    lines[at] = (int) line;
    size++;
    return 0;
  }

  private static int place(long[] keys, long key) {
    int mask = keys.length - 1;
    int at = (int) key & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] more = new long[keys.length * 2];
    int[] moreLines = new int[more.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        int at = place(more, keys[i]);
        more[at] = keys[i];
        moreLines[at] = lines[i];
      }
    }
    keys = more;
    lines = moreLines;
  }

  /** Forgets all keys, for the next pass. */
  void clear() {
    Arrays.fill(keys, 0);
    size = 0;
  }
}
