package org.marketingmetrics.core.channeldata;

import java.util.Set;

/**
 * Keeps rows by one dimension.
 *
 * @param dimension name; rows that are not broken down by it are never kept
 * @param values at least one
 * @param exclude false keeps rows whose value is one of {@code values}, true keeps the others
 */
public record DimensionFilter(String dimension, Set<String> values, boolean exclude) {
  public DimensionFilter {
    values = Set.copyOf(values);
  }

  /** True when a row of the series is kept. */
  public boolean keeps(SeriesKey series) {
    String value = series.values().get(dimension);
    return value != null && values.contains(value) != exclude;
  }
}
