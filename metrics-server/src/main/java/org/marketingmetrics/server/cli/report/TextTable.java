package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns for a terminal, aligned; columns without any text are left out. */
final class TextTable {
  private static final String GAP = "   ";

  /** To which side the cells of a column go. */
  enum Align {
    LEFT,
    RIGHT
  }

  private final List<Align> aligns;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(Align... aligns) {
    this.aligns = List.of(aligns);
  }

  TextTable(List<Align> aligns) {
    this.aligns = List.copyOf(aligns);
  }

  /** Adds a line with one cell for each column; the first line is the heading. */
  TextTable row(List<String> cells) {
    if (cells.size() != aligns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + aligns.size());
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** The lines, each after {@code indent} and without blanks at its end. */
  List<String> lines(String indent) {
    int[] widths = widths();
    return rows.stream().map(cells -> (indent + line(cells, widths)).stripTrailing()).toList();
  }

  private int[] widths() {
    return IntStream.range(0, aligns.size())
        .map(column -> hasBody(column) ? widest(column) : 0)
        .toArray();
  }

  private boolean hasBody(int column) {
    return rows.stream().skip(1).anyMatch(cells -> !cells.get(column).isEmpty());
  }

  private int widest(int column) {
    return rows.stream().mapToInt(cells -> length(cells.get(column))).max().orElse(0);
  }

  private String line(List<String> cells, int[] widths) {
    List<String> padded = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      if (widths[column] > 0) {
        padded.add(pad(cells.get(column), widths[column], aligns.get(column)));
      }
    }
    return String.join(GAP, padded);
  }

  private static String pad(String cell, int width, Align align) {
    String blanks = " ".repeat(width - length(cell));
    return switch (align) {
      case LEFT -> cell + blanks;
      case RIGHT -> blanks + cell;
    };
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
