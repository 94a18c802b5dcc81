package org.marketingmetrics.core.channeldata;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Measure;

/**
 * The measure values of one stored row, in stored scale (money and fractional counts in
 * millionths). Measures are named by their ordinal in the catalogue; an absent measure is not zero.
 */
public final class RowValues {
  /**
   * Value of a measure that the source no longer reports: it takes the place of what was known, and
   * is to readers as if the measure were absent.
   */
  public static final long RETIRED = Long.MIN_VALUE;

  private final int[] ordinals;
  private final long[] values;

  private RowValues(int[] ordinals, long[] values) {
    this.ordinals = ordinals;
    this.values = values;
  }

  /** From catalogue ordinal to stored value. */
  public static RowValues of(Map<Integer, Long> byOrdinal) {
    SortedMap<Integer, Long> sorted = new TreeMap<>(byOrdinal);
    return new RowValues(
        sorted.keySet().stream().mapToInt(Integer::intValue).toArray(),
        sorted.values().stream().mapToLong(Long::longValue).toArray());
  }

  /**
   * For readers of many rows: takes the arrays as they are; nobody may write to them afterwards.
   *
   * @param ordinals ascending, none twice; may be shared by many rows
   * @param values one for each ordinal
   */
  public static RowValues ofArrays(int[] ordinals, long[] values) {
    if (ordinals.length != values.length) {
      throw new IllegalArgumentException(ordinals.length + " measures, " + values.length);
    }
    return new RowValues(ordinals, values);
  }

  /** Number of measures present. */
  public int size() {
    return ordinals.length;
  }

  /** Ordinal of the i-th measure present, ascending. */
  public int ordinal(int i) {
    return ordinals[i];
  }

  /** Stored value of the i-th measure present. */
  public long value(int i) {
    return values[i];
  }

  /** True when the measure is present. */
  public boolean has(Measure measure) {
    return Arrays.binarySearch(ordinals, measure.ordinal()) >= 0;
  }

  /** These values, and those of {@code over} in place of and beside them. */
  public RowValues overriddenBy(RowValues over) {
    if (size() == 0 || Arrays.equals(ordinals, over.ordinals)) {
      return over;
    }
    SortedMap<Integer, Long> united = asMap();
    united.putAll(over.asMap());
    return of(united);
  }

  /** The same measures, all of them retired. */
  RowValues retired() {
    long[] all = new long[values.length];
    Arrays.fill(all, RETIRED);
    return new RowValues(ordinals, all);
  }

  /** True when no measure has a value any more. */
  public boolean isRetired() {
    return Arrays.stream(values).allMatch(value -> value == RETIRED);
  }

  /** The value of the measure of that ordinal; null when it is absent. */
  public @Nullable Long get(int ordinal) {
    int at = Arrays.binarySearch(ordinals, ordinal);
    return at < 0 ? null : values[at];
  }

  /** Ordinal to stored value, ascending, a copy. */
  public SortedMap<Integer, Long> asMap() {
    SortedMap<Integer, Long> map = new TreeMap<>();
    for (int i = 0; i < ordinals.length; i++) {
      map.put(ordinals[i], values[i]);
    }
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowValues that
        && Arrays.equals(ordinals, that.ordinals)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ordinals) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return asMap().toString();
  }
}
