package org.marketingmetrics.core.event.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives names codes from 1 on as they come; 0 is no name. */
final class NameCodes {
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  int code(@Nullable String name) {
    if (name == null) {
      return 0;
    }
    Integer known = codes.putIfAbsent(name, names.size() + 1);
    if (known != null) {
      return known;
    }
    names.add(name);
    return names.size();
  }

  /** The codes of other codes: of none first, then of the names in order. */
  int[] codes(List<String> others) {
    int[] recoded = new int[others.size() + 1];
    for (int i = 0; i < others.size(); i++) {
      recoded[i + 1] = code(others.get(i));
    }
    return recoded;
  }

  List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }
}
