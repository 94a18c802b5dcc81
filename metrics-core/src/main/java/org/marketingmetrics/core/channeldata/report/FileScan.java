package org.marketingmetrics.core.channeldata.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.Recognition;
import org.marketingmetrics.core.channeldata.report.format.ReportEvent;
import org.marketingmetrics.core.channeldata.report.format.ReportEvents;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;
import org.marketingmetrics.core.period.DateRange;

/** What a first look at all of a file finds out. */
final class FileScan {
  private final List<BoundTable> tables = new ArrayList<>();
  private final List<TableStyle> styles = new ArrayList<>();
  private final List<MoneySigns> money = new ArrayList<>();
  private final FilePeriod period = new FilePeriod();
  private long rows;

  private FileScan() {}

  static FileScan of(Catalog catalog, Recognition recognition, ReportFile file) throws IOException {
    FileScan scan = new FileScan();
    try (ReportEvents events = ReportEvents.open(catalog, recognition, file)) {
      for (ReportEvent event = events.next(); event != null; event = events.next()) {
        scan.take(event);
      }
    }
    return scan;
  }

  private void take(ReportEvent event) {
    switch (event) {
      case ReportEvent.Preamble(var row) -> period.read(row);
      case ReportEvent.TableBegins(var table, var _) -> {
        tables.add(table);
        styles.add(new TableStyle());
        money.add(new MoneySigns(table));
      }
      case ReportEvent.Data(var table, var row) -> {
        rows++;
        styles.getLast().read(table, row);
        money.getLast().read(row);
      }
      case ReportEvent.Skipped _ -> {}
    }
  }

  /** The tables, in the order of the file. */
  List<BoundTable> tables() {
    return tables;
  }

  /** How the table of that place writes its days. */
  TableStyle style(int table) {
    return styles.get(table);
  }

  /** One program wrote all tables of a file. */
  NumberStyle numbers() {
    NumberStyle all = NumberStyle.UNDECIDED;
    for (TableStyle style : styles) {
      all = all.and(style.numbers());
    }
    return all;
  }

  /** Headers of columns with amounts of which nothing says the currency. */
  Set<String> withoutCurrency() {
    Set<String> headers = new TreeSet<>();
    money.forEach(signs -> headers.addAll(signs.without()));
    return headers;
  }

  /** The days that the lines above the tables say; null when they do not. */
  @Nullable DateRange period() {
    return period.range();
  }

  /** Rows of data. */
  long rows() {
    return rows;
  }
}
