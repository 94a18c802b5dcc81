package org.marketingmetrics.core.channeldata.report.format;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A column that a format knows.
 *
 * @param headers its names, those to be preferred first
 * @param use what it becomes
 * @param at dimensions that its values have beside those of the row, because they are a part of
 *     another column, such as the page views of the app among all
 */
public record ReportColumn(
    List<HeaderPattern> headers, ColumnUse use, SortedMap<String, String> at) {
  public ReportColumn {
    headers = List.copyOf(headers);
    at = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(at));
  }

  static ReportColumn of(String header, ColumnUse use) {
    return new ReportColumn(List.of(new HeaderPattern(header)), use, new TreeMap<>(Map.of()));
  }

  /** Place among the names of the one that a header is; -1 for another header. */
  int rank(String header) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).matches(header)) {
        return i;
      }
    }
    return -1;
  }

  /** The first of its names, by which people know it. */
  public String name() {
    return headers.getFirst().written();
  }
}
