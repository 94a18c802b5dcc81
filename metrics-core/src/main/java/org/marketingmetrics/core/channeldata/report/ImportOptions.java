package org.marketingmetrics.core.channeldata.report;

import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.period.DateRange;

/**
 * What a caller says about a file beside its content.
 *
 * @param format id of the format; null to recognize it
 * @param mapping description of a layout of the caller's own, in YAML; null for the known formats
 * @param source id of the source; null for that of the format
 * @param zone where a new source cuts its days; null for the workspace's zone
 * @param period days that the file covers, for rows without a day of their own; null when the file
 *     says it
 * @param currency ISO code of amounts that state none; null when there are none
 * @param dimensions values that all rows have, in place of those of the format
 * @param dropped headers of breakdowns that are given up: rows that differ only in them are added
 * @param replaceRange whether rows that the file no longer holds are retired
 * @param strict whether a rejected row keeps all others from being written
 * @param dryRun whether nothing is written
 */
public record ImportOptions(
    @Nullable String format,
    @Nullable String mapping,
    @Nullable String source,
    @Nullable ZoneId zone,
    @Nullable DateRange period,
    @Nullable String currency,
    SortedMap<String, String> dimensions,
    java.util.Set<String> dropped,
    boolean replaceRange,
    boolean strict,
    boolean dryRun) {
  /** Nothing beside the content. */
  public static final ImportOptions NONE =
      new ImportOptions(
          null,
          null,
          null,
          null,
          null,
          null,
          new TreeMap<>(),
          java.util.Set.of(),
          false,
          false,
          false);

  public ImportOptions {
    dimensions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    dropped = java.util.Set.copyOf(dropped);
  }
}
