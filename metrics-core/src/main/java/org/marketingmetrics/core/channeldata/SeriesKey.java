package org.marketingmetrics.core.channeldata;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One combination of dimension values; an unset dimension means "not broken down by it".
 *
 * @param values dimension name to value, names in order
 */
public record SeriesKey(SortedMap<String, String> values) {
  public SeriesKey {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** From any map. */
  public static SeriesKey of(Map<String, String> values) {
    return new SeriesKey(new TreeMap<>(values));
  }

  /** The set of dimensions that are set. */
  public Level level() {
    return new Level(values.keySet());
  }
}
