package org.marketingmetrics.core.channeldata.facts;

import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.channeldata.Part;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;

/**
 * All rows of one series from one source.
 *
 * @param id position among the lines of the snapshot
 * @param source who reports
 * @param series dimension values
 * @param level the dimensions that are set
 * @param part the values that decide what it competes with
 */
public record Line(int id, Source source, SeriesKey series, Level level, Part part) {
  static Line of(int id, Source source, SeriesKey series) {
    return new Line(id, source, series, series.level(), Part.of(series));
  }
}
