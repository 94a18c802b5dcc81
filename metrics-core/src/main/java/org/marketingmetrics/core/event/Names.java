package org.marketingmetrics.core.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers names as they come, so that columns hold small codes; belongs to one thread. */
public final class Names {
  /** The code of no name. */
  public static final int NONE = -1;

  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** The code of a name, a new one for a new name; {@link #NONE} for null. */
  public int code(@Nullable String name) {
    if (name == null) {
      return NONE;
    }
    Integer code = codes.putIfAbsent(name, names.size());
    if (code != null) {
      return code;
    }
    names.add(name);
    return names.size() - 1;
  }

  /** The code of a name if it has one, else {@link #NONE}. */
  public int find(String name) {
    return codes.getOrDefault(name, NONE);
  }

  /** The name of a code; null for {@link #NONE}. */
  public @Nullable String name(int code) {
    return code == NONE ? null : names.get(code);
  }

  /** How many names there are; codes are below it. */
  public int size() {
    return names.size();
  }
}
