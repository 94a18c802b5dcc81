package org.marketingmetrics.core.channeldata.report.format;

import java.util.List;

/**
 * A table that files of a format have.
 *
 * @param name for people
 * @param shape how it lies in the file
 * @param recognizedBy columns that must all be there
 * @param columns what it may have
 */
public record TableLayout(
    String name, Shape shape, List<ReportColumn> recognizedBy, List<ReportColumn> columns) {
  /** How a table lies in a file. */
  public enum Shape {
    /** A header row, and rows below it. */
    ROWS,
    /** Lines of a name and its value, which together are one row. */
    NAMES_AND_VALUES,
    /** As {@link #ROWS}, with the names of dimensions and measures as headers. */
    PLAIN
  }

  public TableLayout {
    recognizedBy = List.copyOf(recognizedBy);
    columns = List.copyOf(columns);
  }
}
