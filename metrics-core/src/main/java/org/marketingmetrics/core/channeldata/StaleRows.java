package org.marketingmetrics.core.channeldata;

import java.util.Set;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.CoverageLine;

/**
 * Rows that a source reported once and not again in its newest report of the same days: those last
 * reported before an instant.
 *
 * @param source id of the source
 * @param lines levels and parts the report speaks of; rows of others are not concerned
 * @param range days within which a row must lie
 * @param days length of the rows, 0 for hours: a daily report says nothing of monthly rows
 * @param before microseconds since 1970 UTC, exclusive
 * @param limit most rows to find at once
 */
public record StaleRows(
    String source, Set<CoverageLine> lines, DateRange range, int days, long before, int limit) {
  public StaleRows {
    lines = Set.copyOf(lines);
  }

  /** True for a row of this series, time and last report. */
  public boolean contains(SeriesKey series, Period period, long lastReported) {
    return lastReported < before
        && period.days() == days
        && period.within(range)
        && lines.contains(CoverageLine.of(series));
  }
}
