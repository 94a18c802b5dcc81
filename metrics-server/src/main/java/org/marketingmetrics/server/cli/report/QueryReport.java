package org.marketingmetrics.server.cli.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.DataQuality;
import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.api.v1.TimeBucket;

/** Metrics by dimension and time for a person. */
public final class QueryReport {
  private static final String INDENT = "  ";

  private final MetricNames names;
  private final BenchmarkText benchmarks;

  /** A report that calls things as the catalogue does. */
  public QueryReport(MetricNames names) {
    this.names = names;
    this.benchmarks = new BenchmarkText(names);
  }

  /**
   * The report, each line ended.
   *
   * @param dimensions as asked
   * @param metrics ids as asked
   * @param scope of the benchmarks asked for; empty if none were
   */
  public String text(
      String title,
      List<String> dimensions,
      List<String> metrics,
      BenchmarkScope scope,
      QueryMetricsResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    if (answer.getRowsList().isEmpty()) {
      lines.add(INDENT + "No data for these days and filters.");
    } else {
      lines.addAll(table(dimensions, metrics, answer));
    }
    section(
        lines,
        benchmarks.lines(
            scope,
            answer.getRowsList().stream().flatMap(row -> row.getValuesList().stream()),
            INDENT));
    section(lines, notes(answer));
    section(lines, data(answer));
    return String.join("\n", lines) + "\n";
  }

  /** The time of a row as people write it. */
  static String time(TimeBucket time) {
    return switch (time.getBucketCase()) {
      case DATES -> Words.range(time.getDates());
      case HOUR_START -> Instant.ofEpochSecond(time.getHourStart().getSeconds()).toString();
      case BUCKET_NOT_SET -> "";
    };
  }

  private static void section(List<String> lines, List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      lines.addAll(more);
    }
  }

  private List<String> table(
      List<String> dimensions, List<String> metrics, QueryMetricsResponse answer) {
    List<TextTable.Align> aligns = new ArrayList<>();
    List<String> heading = new ArrayList<>();
    heading.add("time");
    heading.addAll(dimensions);
    heading.forEach(h -> aligns.add(TextTable.Align.LEFT));
    for (String metric : metrics) {
      aligns.add(TextTable.Align.RIGHT);
      heading.add(metric);
    }
    TextTable table = new TextTable(aligns).row(heading);
    for (MetricRow row : answer.getRowsList()) {
      List<String> cells = new ArrayList<>();
      cells.add(time(row.getTime()));
      row.getDimensionsList().forEach(dimension -> cells.add(dimension.getValue()));
      row.getValuesList().forEach(value -> cells.add(ValueText.of(value, names)));
      table.row(cells);
    }
    return table.lines(INDENT);
  }

  private List<String> notes(QueryMetricsResponse answer) {
    Notes notes = new Notes();
    for (MetricRow row : answer.getRowsList()) {
      row.getValuesList().forEach(value -> notes.add(value.getMetric(), value));
    }
    return notes.add("", answer.getWarningsList()).lines(INDENT);
  }

  /** One line for each set of metrics that stands on the same data over the whole answer. */
  private static List<String> data(QueryMetricsResponse answer) {
    if (answer.getRowsCount() != 1) {
      return List.of();
    }
    Map<DataQuality, List<String>> byData = new LinkedHashMap<>();
    answer
        .getRows(0)
        .getValuesList()
        .forEach(
            value ->
                byData
                    .computeIfAbsent(value.getDataQuality(), q -> new ArrayList<>())
                    .add(value.getMetric()));
    List<String> lines = new ArrayList<>();
    byData.forEach(
        (quality, metrics) ->
            lines.add(
                "%sData of %s: %s"
                    .formatted(INDENT, String.join(", ", metrics), DataText.of(quality))));
    return lines;
  }
}
