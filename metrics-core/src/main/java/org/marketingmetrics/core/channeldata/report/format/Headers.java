package org.marketingmetrics.core.channeldata.report.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.table.Row;

/** The headers of one kind of table, looked up by the hundred. */
final class Headers {
  /** A row with fewer known names is no header row. */
  static final int FEWEST = 2;

  private final Catalog catalog;
  private final TableLayout layout;
  private final Map<String, List<ReportColumn>> plain = new HashMap<>();
  private final List<ReportColumn> patterned = new ArrayList<>();

  Headers(Catalog catalog, TableLayout layout) {
    this.catalog = catalog;
    this.layout = layout;
    for (ReportColumn column : layout.columns()) {
      boolean pattern = false;
      for (HeaderPattern header : column.headers()) {
        String text = header.plain();
        if (text == null) {
          pattern = true;
        } else {
          plain.computeIfAbsent(text, key -> new ArrayList<>()).add(column);
        }
      }
      if (pattern) {
        patterned.add(column);
      }
    }
  }

  TableLayout layout() {
    return layout;
  }

  /** The currency in a header. */
  static @Nullable String currency(ReportColumn column, String header) {
    String text = CellText.header(header);
    return column.headers().stream()
        .map(pattern -> pattern.currency(text))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The first column that a header can be. */
  @Nullable ReportColumn find(String header) {
    List<ReportColumn> exact = plain.get(header);
    if (exact != null) {
      return exact.getFirst();
    }
    return patterned.stream().filter(column -> column.rank(header) >= 0).findFirst().orElse(null);
  }

  /** How many different columns the cells of a row name. */
  int known(Row row) {
    Set<ReportColumn> found = new HashSet<>();
    for (int i = 0; i < row.size(); i++) {
      String header = CellText.header(row.cell(i));
      ReportColumn column = header.isEmpty() ? null : find(header);
      if (column != null) {
        found.add(column);
      }
    }
    return found.size();
  }

  /** The columns needed to be sure that no cell of the row names. */
  List<ReportColumn> missing(Row row) {
    Set<ReportColumn> found = new HashSet<>();
    for (int i = 0; i < row.size(); i++) {
      String header = CellText.header(row.cell(i));
      layout.recognizedBy().stream().filter(column -> column.rank(header) >= 0).forEach(found::add);
    }
    return layout.recognizedBy().stream().filter(column -> !found.contains(column)).toList();
  }

  /** The table that begins with the row as its header. */
  Optional<BoundTable> bind(Row row) {
    if (layout.shape() == TableLayout.Shape.PLAIN) {
      return new PlainHeaders(catalog, layout).bind(row);
    }
    if (known(row) < FEWEST || !missing(row).isEmpty()) {
      return Optional.empty();
    }
    List<BoundTable.Candidate> candidates = new ArrayList<>();
    List<LeftColumn> unknown = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String header = CellText.header(row.cell(i));
      ReportColumn column = header.isEmpty() ? null : find(header);
      String written = CellText.meant(row.cell(i));
      if (column != null) {
        candidates.add(new BoundTable.Candidate(i, written, column, column.rank(header)));
      } else if (!header.isEmpty()) {
        unknown.add(new LeftColumn(written, LeftColumn.Cause.UNKNOWN, ""));
      }
    }
    return Optional.of(BoundTable.choose(layout, candidates, unknown));
  }
}
