package org.marketingmetrics.core.channeldata.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.cell.DateCell;
import org.marketingmetrics.core.channeldata.report.cell.DateText;
import org.marketingmetrics.core.channeldata.report.table.Row;
import org.marketingmetrics.core.period.DateRange;

/** The days that the lines above a table say it covers. */
final class FilePeriod {
  private static final List<String> FIRST =
      List.of("start date", "startdatum", "date de début", "fecha de inicio", "data de início");
  private static final List<String> LAST =
      List.of("end date", "enddatum", "date de fin", "fecha de finalización", "data de término");

  private @Nullable LocalDate first;
  private @Nullable LocalDate last;

  /** Learns from a line. A day alone is no period: it may be that on which the report was made. */
  void read(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String text = CellText.meant(row.cell(i));
      while (text.startsWith("#")) {
        text = CellText.meant(text.substring(1));
      }
      if (!text.isEmpty()) {
        cells.add(text);
      }
    }
    for (int i = 0; i < cells.size(); i++) {
      readCell(cells.get(i), i + 1 < cells.size() ? cells.get(i + 1) : "");
    }
    readRange(String.join(", ", cells));
  }

  private void readCell(String text, String next) {
    int colon = text.indexOf(':');
    String label = CellText.header(colon < 0 ? text : text.substring(0, colon));
    String rest = colon < 0 ? text : text.substring(colon + 1);
    String value = colon < 0 || rest.isBlank() ? next : rest;
    if (FIRST.contains(label) && DateText.read(value) instanceof DateCell.Day day) {
      first = day.day();
    } else if (LAST.contains(label) && DateText.read(value) instanceof DateCell.Day day) {
      last = day.day();
    } else {
      readRange(rest);
    }
  }

  private void readRange(String text) {
    DateText.Days days = DateText.range(text);
    if (days != null && !(DateText.read(text) instanceof DateCell.Day)) {
      first = days.first();
      last = days.last();
    }
  }

  /** The days; null when the lines do not say them. */
  @Nullable DateRange range() {
    return first == null || last == null || last.isBefore(first)
        ? null
        : new DateRange(first, last);
  }
}
