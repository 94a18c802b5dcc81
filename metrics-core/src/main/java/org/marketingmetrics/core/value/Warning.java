package org.marketingmetrics.core.value;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A warning beside an answer.
 *
 * @param code from the closed list
 * @param detail what a program needs to act on it
 */
public record Warning(WarningCode code, WarningDetail detail) {
  /** A warning whose code says it all. */
  public static Warning of(WarningCode code) {
    return new Warning(code, WarningDetail.NONE);
  }

  /** A warning with names or numbers by key. */
  public static Warning of(WarningCode code, Map<String, String> values) {
    return new Warning(code, new WarningDetail.Named(new TreeMap<>(values)));
  }

  /** A warning with one name or number. */
  public static Warning of(WarningCode code, String key, String value) {
    SortedMap<String, String> values = new TreeMap<>();
    values.put(key, value);
    return new Warning(code, new WarningDetail.Named(values));
  }
}
