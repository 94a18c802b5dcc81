package org.marketingmetrics.core.channeldata;

import org.marketingmetrics.core.period.DateRange;

/**
 * Days that a source declared as covered by one of its reports: a day inside without a row is a day
 * on which nothing happened, not a day that is missing.
 *
 * @param source id of the source
 * @param level the breakdown of that report
 * @param part the values of channel, platform, account and marketplace the report's rows had
 * @param range the days
 */
public record SourceCoverage(String source, Level level, SeriesKey part, DateRange range) {
  /** True for a declaration made without rows: it speaks of everything the source reports. */
  public boolean isOfWholeSource() {
    return level.dimensions().isEmpty() && part.values().isEmpty();
  }
}
