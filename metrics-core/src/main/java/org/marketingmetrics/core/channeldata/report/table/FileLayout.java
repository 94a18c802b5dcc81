package org.marketingmetrics.core.channeldata.report.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** How the cells of a file are told apart. */
public sealed interface FileLayout {
  /** Text with a character between cells. */
  record Separated(char separator) implements FileLayout {}

  /** An Excel workbook (xlsx), read from its first sheet that has rows. */
  record Workbook() implements FileLayout {}

  /** The layouts that the beginning of a file allows; which it is, its header row decides. */
  static List<FileLayout> candidates(ReportFile file) throws IOException {
    byte[] head;
    try (InputStream in = file.open()) {
      head = in.readNBytes(8);
    }
    if (head.length == 0) {
      throw Unreadable.because("it is empty");
    }
    if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
      return List.of(new Workbook());
    }
    if (head.length >= 4 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
      throw Unreadable.because("it is an Excel file of the old kind (xls); save it as xlsx or CSV");
    }
    List<FileLayout> separated = new ArrayList<>();
    for (char separator : new char[] {',', '\t', ';', '|'}) {
      separated.add(new Separated(separator));
    }
    return separated;
  }

  /** Opens a file so. */
  default RowReader open(ReportFile file) throws IOException {
    return switch (this) {
      case Separated(char separator) ->
          new SeparatedRows(TextEncoding.of(file).reader(file), separator);
      case Workbook _ -> WorkbookRows.open(file);
    };
  }

  /** The first rows of a file. */
  default List<Row> head(ReportFile file, int rows) throws IOException {
    List<Row> head = new ArrayList<>();
    try (RowReader reader = open(file)) {
      for (Row row = reader.next(); row != null && head.size() < rows; row = reader.next()) {
        head.add(row);
      }
    }
    return head;
  }
}
