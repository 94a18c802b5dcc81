package org.marketingmetrics.core.channeldata.rows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.marketingmetrics.core.channeldata.Part;

/** The parts that are answered already; a part that competes with one of them must not be added. */
final class Competition {
  private final Set<Part> taken = new HashSet<>();

  /** By the mask of the taken part and a mask within it: the taken parts cut down to the latter. */
  private final Map<Integer, Set<Part>> projected = new HashMap<>();

  private final Set<Integer> masks = new HashSet<>();

  boolean competes(Part part) {
    int own = part.mask();
    for (int mask : masks) {
      int common = own & mask;
      Set<Part> parts = projected.get(mask << 4 | common);
      if (parts != null && parts.contains(part.project(common))) {
        return true;
      }
    }
    return false;
  }

  void take(Part part) {
    if (!taken.add(part)) {
      return;
    }
    int mask = part.mask();
    masks.add(mask);
    for (int within = mask; ; within = (within - 1) & mask) {
      projected
          .computeIfAbsent(mask << 4 | within, key -> new HashSet<>())
          .add(part.project(within));
      if (within == 0) {
        return;
      }
    }
  }
}
