package org.marketingmetrics.core.channeldata.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.SeriesKey;

/** Series of the rows before: most reports have the same ones each day. As many as fit. */
final class SeenSeries {
  private static final int SLOTS = 1 << 14;

  private final @Nullable SeriesKey[] slots = new @Nullable SeriesKey[SLOTS];

  /** The series with these dimensions. */
  SeriesKey series(Map<String, String> dimensions) {
    int hash = dimensions.hashCode();
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    SeriesKey known = slots[slot];
    if (known == null || !known.values().equals(dimensions)) {
      known = SeriesKey.of(dimensions);
      slots[slot] = known;
    }
    return known;
  }
}
