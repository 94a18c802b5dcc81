package org.marketingmetrics.core.channeldata;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.WriteStamp;

/**
 * What one write transaction applies, all or nothing.
 *
 * @param source the system that reports; created when unknown
 * @param rows at most 10,000 (5,000 observations, most of one basis); natural keys differ
 * @param declared the days the report covers, rows or not; null when it does not say
 * @param channels channel values the rows name; unknown ones are created
 * @param campaigns campaign values the rows name; unknown ones are created
 * @param stamp makes the write apply once; null when nothing names it
 */
public record WriteBatch(
    Source source,
    List<ObservationRow> rows,
    @Nullable DeclaredDays declared,
    Set<String> channels,
    Set<String> campaigns,
    @Nullable WriteStamp stamp) {
  public WriteBatch {
    rows = List.copyOf(rows);
    channels = Set.copyOf(channels);
    campaigns = Set.copyOf(campaigns);
  }
}
