package org.marketingmetrics.server.cli.report;

import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.DataQuality;

/** What an answer was computed from, in one line. */
final class DataText {
  private DataText() {}

  /** For example {@code 28 of 28 days, 32 rows from amazon_ads and amazon_business_report}. */
  static String of(DataQuality quality) {
    String sources =
        quality.getSourcesCount() == 0
            ? ""
            : " from " + String.join(" and ", quality.getSourcesList());
    return "%d of %d days, %s%s%s"
        .formatted(
            quality.getDaysReceived(),
            quality.getDaysExpected(),
            rows(quality.getRowsUsed()),
            sources,
            gaps(quality));
  }

  private static String rows(long rows) {
    return rows == 1 ? "1 row" : NumberText.whole(rows) + " rows";
  }

  private static String gaps(DataQuality quality) {
    return quality.getGapsList().isEmpty()
        ? ""
        : quality.getGapsList().stream()
            .map(Words::range)
            .collect(Collectors.joining(", ", "; no data on ", ""));
  }
}
