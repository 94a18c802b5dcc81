package org.marketingmetrics.core.channeldata.report.table;

import java.util.Arrays;
import java.util.List;

/** One row of cells as a file has them. */
public final class Row {
  /** What a cell is known to be. */
  public enum Kind {
    /** Characters, whose meaning is still to be found out. */
    TEXT,
    /** A number as a workbook stores it, with a decimal point and without groups. */
    NUMBER,
    /** A day, or a day and a time, by ISO 8601. */
    DATE
  }

  private final long line;
  private final String[] cells;
  private final Kind[] kinds;

  private Row(long line, String[] cells, Kind[] kinds) {
    this.line = line;
    this.cells = cells;
    this.kinds = kinds;
  }

  /** A row of text; the array is not copied. */
  static Row ofText(long line, String[] cells) {
    return new Row(line, cells, new Kind[0]);
  }

  /** A row of a workbook, or one put together from several lines. */
  public static Row of(long line, List<String> cells, List<Kind> kinds) {
    return new Row(line, cells.toArray(String[]::new), kinds.toArray(Kind[]::new));
  }

  /** Line of the file on which it begins, or row of the sheet, from 1. */
  public long line() {
    return line;
  }

  /** Number of cells. */
  public int size() {
    return cells.length;
  }

  /** Characters of a cell; empty where the row is shorter. */
  public String cell(int i) {
    return i < cells.length ? cells[i] : "";
  }

  /** What a cell is known to be. */
  public Kind kind(int i) {
    return i < kinds.length ? kinds[i] : Kind.TEXT;
  }

  /** True when no cell has more than blanks. */
  public boolean isBlank() {
    return filled() == 0;
  }

  /** Number of cells that have more than blanks. */
  public int filled() {
    int filled = 0;
    for (String cell : cells) {
      if (!cell.isBlank()) {
        filled++;
      }
    }
    return filled;
  }

  @Override
  public String toString() {
    return line + ": " + Arrays.toString(cells);
  }
}
