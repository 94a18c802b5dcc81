package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marketingmetrics.api.v1.ImportReportResponse;
import org.marketingmetrics.api.v1.ReportColumn;
import org.marketingmetrics.api.v1.ReportColumnUse;
import org.marketingmetrics.api.v1.ReportObservationCounts;
import org.marketingmetrics.api.v1.ReportRowCounts;
import org.marketingmetrics.api.v1.ReportRowNote;
import org.marketingmetrics.api.v1.ReportTable;

/** What became of a file, for a person. */
public final class ImportText {
  private static final String INDENT = "  ";

  /** Notes shown; the whole list is in the other forms of the answer. */
  private static final int MOST_NOTES = 40;

  private ImportText() {}

  /**
   * The report, each line ended.
   *
   * @param dryRun whether nothing was written
   * @param columns whether all columns are shown, or only those that nothing knows
   */
  public static String of(
      String file, boolean dryRun, boolean columns, ImportReportResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, as source %s%s"
            .formatted(
                file,
                answer.getFormat(),
                answer.getSource(),
                answer.hasDateRange() ? ", " + Words.range(answer.getDateRange()) : ""));
    lines.add("");
    lines.add(INDENT + rows(answer.getRows()));
    lines.add(
        INDENT + (dryRun ? "Nothing is written (dry run)." : written(answer.getObservations())));
    section(lines, columns ? all(answer) : unknown(answer));
    section(lines, notes(answer));
    return String.join("\n", lines) + "\n";
  }

  private static String rows(ReportRowCounts rows) {
    return "Rows: %,d read, %,d taken, %,d skipped, %,d rejected"
        .formatted(
            rows.getReadCount(),
            rows.getTakenCount(),
            rows.getSkippedCount(),
            rows.getRejectedCount());
  }

  private static String written(ReportObservationCounts counts) {
    return "Observations: %,d stored, %,d replaced, %,d unchanged, %,d outdated, %,d retired"
        .formatted(
            counts.getStoredCount(),
            counts.getReplacedCount(),
            counts.getUnchangedCount(),
            counts.getOutdatedCount(),
            counts.getRetiredCount());
  }

  private static void section(List<String> lines, List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      lines.addAll(more);
    }
  }

  private static List<String> unknown(ImportReportResponse answer) {
    List<String> headers =
        answer.getTablesList().stream()
            .flatMap(table -> table.getColumnsList().stream())
            .filter(c -> c.getUse() == ReportColumnUse.REPORT_COLUMN_USE_UNKNOWN)
            .map(ReportColumn::getHeader)
            .distinct()
            .toList();
    return headers.isEmpty()
        ? List.of()
        : Words.wrapped(INDENT, "Columns not known and not used: " + String.join(", ", headers));
  }

  private static List<String> all(ImportReportResponse answer) {
    List<String> lines = new ArrayList<>();
    for (ReportTable table : answer.getTablesList()) {
      TextTable text = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT);
      text.row("column", "becomes");
      table.getColumnsList().forEach(column -> text.row(column.getHeader(), becomes(column)));
      lines.add(INDENT + "Table: " + table.getName());
      lines.addAll(text.lines(INDENT + INDENT));
    }
    return lines;
  }

  private static String becomes(ReportColumn column) {
    String what =
        switch (column.getUse()) {
          case REPORT_COLUMN_USE_MEASURE -> "measure " + column.getMeasure();
          case REPORT_COLUMN_USE_RATE -> "rate " + column.getMetric();
          case REPORT_COLUMN_USE_DIMENSION -> "dimension " + column.getDimension();
          case REPORT_COLUMN_USE_ROW -> "day, currency or the like of the row";
          case REPORT_COLUMN_USE_NOT_USED -> "nothing: " + column.getReason();
          case REPORT_COLUMN_USE_ANOTHER_PREFERRED -> "nothing: another column is preferred";
          case REPORT_COLUMN_USE_UNKNOWN -> "nothing: not known";
          case REPORT_COLUMN_USE_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    String basis = column.getBasis().isEmpty() ? "" : " [" + column.getBasis() + "]";
    Map<String, String> at = new TreeMap<>(column.getAtMap());
    return what + basis + (at.isEmpty() ? "" : " at " + at);
  }

  private static List<String> notes(ImportReportResponse answer) {
    List<String> lines = new ArrayList<>();
    answer.getNotesList().stream()
        .limit(MOST_NOTES)
        .forEach(note -> lines.addAll(Words.wrapped(INDENT, line(note))));
    ReportRowCounts rows = answer.getRows();
    long all = rows.getSkippedCount() + rows.getRejectedCount() + rows.getDisagreeingRateCount();
    if (all > Math.min(MOST_NOTES, answer.getNotesCount())) {
      lines.add(
          INDENT
              + "and %,d more; --output csv lists them"
                  .formatted(all - Math.min(MOST_NOTES, answer.getNotesCount())));
    }
    return lines;
  }

  private static String line(ReportRowNote note) {
    return switch (note.getDetailCase()) {
      case SKIPPED ->
          "Line %d skipped, %s: %s (%s)"
              .formatted(
                  note.getLine(),
                  Words.code(note.getSkipped().getReason()),
                  note.getText(),
                  note.getSkipped().getCell());
      case REJECTED ->
          "Line %d rejected, %s: %s (%s)"
              .formatted(
                  note.getLine(),
                  Words.code(note.getRejected().getReason()),
                  note.getText(),
                  place(note.getRejected().getColumn(), note.getRejected().getCell()));
      case RATE_DISAGREEMENT -> "Line %d: %s".formatted(note.getLine(), note.getText());
      case DETAIL_NOT_SET -> "Line %d: %s".formatted(note.getLine(), note.getText());
    };
  }

  private static String place(String column, String cell) {
    return column.isEmpty() ? "line " + cell : "%s: '%s'".formatted(column, cell);
  }
}
