package org.marketingmetrics.server.cli.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Small drawings of a column's width: intervals on one axis, bars from zero, a line of blocks. */
final class TextPlot {
  private static final int WIDTH = 25;
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private final double least;
  private final double most;

  private TextPlot(double least, double most) {
    this.least = least;
    this.most = most;
  }

  /** An axis that holds zero and all of these numbers; those that are not finite do not count. */
  static TextPlot around(DoubleStream numbers) {
    double[] finite = DoubleStream.concat(numbers, DoubleStream.of(0)).toArray();
    OptionalDouble least = DoubleStream.of(finite).filter(Double::isFinite).min();
    OptionalDouble most = DoubleStream.of(finite).filter(Double::isFinite).max();
    return new TextPlot(least.orElse(0), most.orElse(0));
  }

  private int place(double number) {
    if (most <= least) {
      return 0;
    }
    double share = (number - least) / (most - least);
    return (int) Math.round(Math.clamp(share, 0, 1) * (WIDTH - 1));
  }

  /** An interval with its value and the place of zero: {@code " | [--o--]"}. */
  String interval(double lower, double value, double upper) {
    char[] cells = blank();
    cells[place(0)] = '│';
    for (int at = place(lower); at <= place(upper); at++) {
      cells[at] = cells[at] == '│' ? '┼' : '─';
    }
    cells[place(value)] = '●';
    return new String(cells);
  }

  /** A value of which no interval is known. */
  String point(double value) {
    char[] cells = blank();
    cells[place(0)] = '│';
    cells[place(value)] = '●';
    return new String(cells);
  }

  /** A bar from zero to the number, to the left or to the right. */
  String bar(double number) {
    char[] cells = blank();
    int zero = place(0);
    int end = place(number);
    for (int at = Math.min(zero, end); at <= Math.max(zero, end); at++) {
      cells[at] = '█';
    }
    cells[zero] = '│';
    return new String(cells);
  }

  private static char[] blank() {
    return " ".repeat(WIDTH).toCharArray();
  }

  /** A series as blocks from its least to its largest value, at most 60; NaN is a gap. */
  static String line(List<Double> values) {
    int step = (values.size() + 59) / 60;
    double low = values.stream().mapToDouble(v -> v).filter(Double::isFinite).min().orElse(0);
    double high = values.stream().mapToDouble(v -> v).filter(Double::isFinite).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (int from = 0; from < values.size(); from += step) {
      OptionalDouble mean =
          values.subList(from, Math.min(values.size(), from + step)).stream()
              .mapToDouble(v -> v)
              .filter(Double::isFinite)
              .average();
      line.append(mean.isEmpty() ? ' ' : block(mean.getAsDouble(), low, high));
    }
    return line.toString();
  }

  private static char block(double value, double low, double high) {
    int last = BLOCKS.length() - 1;
    double share = high > low ? (value - low) / (high - low) : 0.5;
    return BLOCKS.charAt((int) Math.round(share * last));
  }
}
