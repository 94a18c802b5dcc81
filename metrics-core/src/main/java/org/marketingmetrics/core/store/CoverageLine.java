package org.marketingmetrics.core.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.SeriesKey;

/**
 * What a declared range speaks of: the level of a report's rows and their values of the dimensions
 * that split the world into parts.
 *
 * @param level the breakdown
 * @param part values of channel, platform, account and marketplace, as far as set
 */
public record CoverageLine(Level level, SeriesKey part) {
  /**
   * The lines that the rows of a report belong to. A report without rows speaks of everything its
   * source reports, that is of no level and no part in particular.
   */
  public static Set<CoverageLine> of(List<ObservationRow> rows) {
    Set<CoverageLine> lines = new LinkedHashSet<>();
    if (rows.isEmpty()) {
      lines.add(of(SeriesKey.of(Map.of())));
    }
    Set<SeriesKey> seen = new LinkedHashSet<>();
    for (ObservationRow row : rows) {
      if (seen.add(row.series())) {
        lines.add(of(row.series()));
      }
    }
    return lines;
  }

  /** The line of one series. */
  public static CoverageLine of(SeriesKey series) {
    SortedMap<String, String> part = new TreeMap<>(series.values());
    part.keySet().retainAll(Dimensions.PARTS);
    return new CoverageLine(series.level(), new SeriesKey(part));
  }
}
