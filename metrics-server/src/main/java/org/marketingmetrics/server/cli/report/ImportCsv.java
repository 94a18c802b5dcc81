package org.marketingmetrics.server.cli.report;

import java.util.List;
import org.marketingmetrics.api.v1.ImportReportResponse;
import org.marketingmetrics.api.v1.ReportRowNote;

/** What is to be said about the rows of a file, for a spreadsheet. */
public final class ImportCsv {
  private ImportCsv() {}

  /** The file. */
  public static String text(String file, ImportReportResponse answer) {
    CsvText csv =
        new CsvText().header(List.of("file", "line", "kind", "reason", "column", "cell", "text"));
    answer.getNotesList().forEach(note -> csv.add(row(file, note)));
    return csv.toString();
  }

  private static CsvText.Row row(String file, ReportRowNote note) {
    CsvText.Row row = new CsvText.Row().text(file).number(Long.toString(note.getLine()));
    switch (note.getDetailCase()) {
      case SKIPPED ->
          row.text("skipped")
              .text(Words.code(note.getSkipped().getReason()))
              .text("")
              .text(note.getSkipped().getCell());
      case REJECTED ->
          row.text("rejected")
              .text(Words.code(note.getRejected().getReason()))
              .text(note.getRejected().getColumn())
              .text(note.getRejected().getCell());
      case RATE_DISAGREEMENT ->
          row.text("rate_disagreement")
              .text("")
              .text(note.getRateDisagreement().getColumn())
              .number(Double.toString(note.getRateDisagreement().getReported()));
      case DETAIL_NOT_SET -> row.text("").text("").text("").text("");
    }
    return row.text(note.getText());
  }
}
