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
 * that split the world into parts; or everything its source reports.
 *
 * @param level the breakdown; none for everything
 * @param part values of channel, platform, account and marketplace, as far as set
 * @param ofWholeSource true for everything, which is not the level of a total without dimensions
 */
public record CoverageLine(Level level, SeriesKey part, boolean ofWholeSource) {
  /** Everything a source reports. */
  public static final CoverageLine WHOLE_SOURCE =
      new CoverageLine(new Level(List.of()), SeriesKey.of(Map.of()), true);

  /**
   * The lines that the rows of a report belong to. A report without rows speaks of everything its
   * source reports, that is of no level and no part in particular.
   */
  public static Set<CoverageLine> of(List<ObservationRow> rows) {
    if (rows.isEmpty()) {
      return Set.of(WHOLE_SOURCE);
    }
    Set<CoverageLine> lines = new LinkedHashSet<>();
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
    return new CoverageLine(series.level(), new SeriesKey(part), false);
  }
}
