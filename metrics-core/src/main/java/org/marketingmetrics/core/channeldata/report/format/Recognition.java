package org.marketingmetrics.core.channeldata.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.report.table.FileLayout;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;
import org.marketingmetrics.core.channeldata.report.table.Row;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * What a file is: the format whose names its first rows have most of, and the separator with which
 * they have them.
 *
 * @param format the format
 * @param layout how cells are told apart
 */
public record Recognition(ReportFormat format, FileLayout layout) {
  /** Rows within which the first table begins. */
  private static final int HEAD = 60;

  /** A format that a file may have, and how many of its names it has. */
  private record Match(ReportFormat format, FileLayout layout, int known) {}

  /** A format that a file has not, and what lacks most to it. */
  private record Near(ReportFormat format, int known, List<ReportColumn> missing) {}

  /**
   * Recognizes a file.
   *
   * @param formats those it may have
   * @throws MetricsException REPORT_UNREADABLE, REPORT_UNRECOGNIZED, REPORT_AMBIGUOUS
   */
  public static Recognition of(Catalog catalog, ReportFile file, List<ReportFormat> formats)
      throws IOException {
    List<Match> matches = new ArrayList<>();
    List<Near> near = new ArrayList<>();
    List<FileLayout> layouts = FileLayout.candidates(file);
    MetricsException unreadable = null;
    boolean read = false;
    for (FileLayout layout : layouts) {
      List<Row> head;
      try {
        head = layout.head(file, HEAD);
        read = true;
      } catch (MetricsException e) {
        unreadable = unreadable == null ? e : unreadable;
        continue;
      }
      for (ReportFormat format : formats) {
        match(catalog, format, layout, head, matches, near);
      }
    }
    if (!read && unreadable != null) {
      throw unreadable;
    }
    return best(matches).orElseThrow(() -> unrecognized(near));
  }

  private static void match(
      Catalog catalog,
      ReportFormat format,
      FileLayout layout,
      List<Row> head,
      List<Match> matches,
      List<Near> near) {
    int most = 0;
    for (TableLayout table : format.tables()) {
      Headers headers = new Headers(catalog, table);
      if (table.shape() == TableLayout.Shape.NAMES_AND_VALUES) {
        most = Math.max(most, NamesAndValues.known(headers, head));
        continue;
      }
      for (Row row : head) {
        Optional<BoundTable> bound = headers.bind(row);
        if (bound.isPresent()) {
          int known = bound.get().columns().size() + designed(bound.get());
          most = Math.max(most, known);
        } else if (table.shape() == TableLayout.Shape.ROWS) {
          int known = headers.known(row);
          if (known >= Headers.FEWEST) {
            near.add(new Near(format, known, headers.missing(row)));
          }
        }
      }
    }
    if (most > 0) {
      matches.add(new Match(format, layout, most));
    }
  }

  private static int designed(BoundTable table) {
    return (int) table.left().stream().filter(c -> c.cause() != LeftColumn.Cause.UNKNOWN).count();
  }

  private static Optional<Recognition> best(List<Match> matches) {
    int most = matches.stream().mapToInt(Match::known).max().orElse(0);
    List<Match> equal = matches.stream().filter(match -> match.known == most).toList();
    TreeSet<String> ids = new TreeSet<>();
    equal.forEach(match -> ids.add(match.format.id()));
    if (ids.size() > 1) {
      throw MetricsException.of(
              ErrorReason.REPORT_AMBIGUOUS,
              "the report can be of several formats (%s); name one of them as format"
                  .formatted(String.join(", ", ids)))
          .with("formats", String.join(",", ids))
          .build();
    }
    return equal.stream().findFirst().map(match -> new Recognition(match.format, match.layout));
  }

  private static MetricsException unrecognized(List<Near> near) {
    @Nullable Near nearest =
        near.stream()
            .max(Comparator.comparingInt(Near::known).thenComparingInt(one -> -one.missing.size()))
            .orElse(null);
    if (nearest == null) {
      return MetricsException.of(
              ErrorReason.REPORT_UNRECOGNIZED,
              "none of the first %d rows has the columns of a known format; bring a mapping for it"
                  .formatted(HEAD))
          .build();
    }
    List<String> missing = nearest.missing.stream().map(ReportColumn::name).toList();
    return MetricsException.of(
            ErrorReason.REPORT_UNRECOGNIZED,
            "the report is of no known format; nearest is %s, whose columns %s are missing"
                .formatted(nearest.format.id(), String.join(", ", missing)))
        .with("nearest_format", nearest.format.id())
        .with("missing_columns", String.join(",", missing))
        .build();
  }
}
