package org.marketingmetrics.core.value;

import java.util.Map;
import java.util.TreeMap;

/**
 * A warning beside an answer.
 *
 * @param code from the closed list
 * @param details what a program needs to act on it: names, counts, dates; keys in order
 */
public record Warning(WarningCode code, Map<String, String> details) {
  public Warning {
    details = java.util.Collections.unmodifiableMap(new TreeMap<>(details));
  }

  /** A warning that needs no details. */
  public static Warning of(WarningCode code) {
    return new Warning(code, Map.of());
  }

  /** A warning with one detail. */
  public static Warning of(WarningCode code, String key, String value) {
    return new Warning(code, Map.of(key, value));
  }
}
