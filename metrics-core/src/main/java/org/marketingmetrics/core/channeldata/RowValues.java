package org.marketingmetrics.core.channeldata;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marketingmetrics.core.catalog.Measure;

/**
 * The measure values of one stored row, in stored scale (money and fractional counts in
 * millionths). Measures are named by their ordinal in the catalogue; an absent measure is not zero.
 */
public final class RowValues {
  private final int[] ordinals;
  private final long[] values;

  private RowValues(SortedMap<Integer, Long> byOrdinal) {
    this.ordinals = byOrdinal.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.values = byOrdinal.values().stream().mapToLong(Long::longValue).toArray();
  }

  /** From catalogue ordinal to stored value. */
  public static RowValues of(Map<Integer, Long> byOrdinal) {
    return new RowValues(new TreeMap<>(byOrdinal));
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
