package org.marketingmetrics.core.event.timeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where people are kept: by a hash of their name, whose first bits are their bucket. */
public final class Subjects {
  /** Number of buckets; part of what is stored, so it never changes. */
  public static final int BUCKETS = 64;

  private static final int BUCKET_SHIFT = 58;

  private Subjects() {}

  /** The place of a person in the order of timelines; part of what is stored. */
  public static long key(String subject) {
    return key(subject.getBytes(StandardCharsets.UTF_8));
  }

  /** The place of a person by the name's UTF-8. */
  static long key(byte[] name) {
    return key(name, 0, name.length);
  }

  /** The place of a person by a piece of UTF-8. */
  static long key(byte[] names, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ names[i]) * 0x100000001b3L;
    }
    // FNV-1a leaves the high bits poor; the finisher of SplitMix64 spreads them.
    hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
    return hash ^ hash >>> 31;
  }

  /** Compares names as they follow each other where two share a key. */
  public static int compareNames(String name, String other) {
    return Arrays.compareUnsigned(
        name.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** The bucket of a person, from 0 to {@link #BUCKETS} - 1. */
  public static int bucket(long key) {
    return (int) (key >>> BUCKET_SHIFT);
  }

  /** The bucket of a person, from 0 to {@link #BUCKETS} - 1. */
  public static int bucket(String subject) {
    return bucket(key(subject));
  }
}
