package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.api.v1.TimeBucket;
import org.marketingmetrics.api.v1.Warning;

/**
 * Metrics by dimension and time for a spreadsheet: a line for each row, and for each metric its
 * value (rates are fractions), the edges of its interval, its currency and why it is null.
 */
public final class QueryCsv {
  private static final List<String> OF_METRIC =
      List.of("", "_lower", "_upper", "_currency", "_null_reason");

  private QueryCsv() {}

  /** The file. */
  public static String text(
      List<String> dimensions, List<String> metrics, QueryMetricsResponse answer) {
    List<String> heading = new ArrayList<>(List.of("start", "end"));
    heading.addAll(dimensions);
    metrics.forEach(metric -> OF_METRIC.forEach(suffix -> heading.add(metric + suffix)));
    heading.add("warnings");
    CsvText csv = new CsvText().header(heading);
    for (MetricRow row : answer.getRowsList()) {
      CsvText.Row line = new CsvText.Row();
      time(line, row.getTime());
      row.getDimensionsList().forEach(dimension -> line.text(dimension.getValue()));
      row.getValuesList().forEach(value -> value(line, value));
      line.text(codes(row.getValuesList().stream().flatMap(v -> v.getWarningsList().stream())));
      csv.add(line);
    }
    return csv.toString();
  }

  /** Value, edges, currency and reason of a null: five cells. */
  static void value(CsvText.Row line, MetricValue value) {
    line.number(number(value));
    line.number(value.hasInterval() ? String.valueOf(value.getInterval().getLower()) : "");
    line.number(value.hasInterval() ? String.valueOf(value.getInterval().getUpper()) : "");
    line.text(value.getCurrencyCode());
    line.text(
        value.getNullReason() == NullReason.NULL_REASON_UNSPECIFIED
            ? ""
            : Words.code(value.getNullReason()));
  }

  /** Exact where it is a sum; empty where it is null. */
  static String number(MetricValue value) {
    if (!value.hasValue()) {
      return "";
    }
    return value.hasNumerator() && !value.hasDenominator()
        ? NumberText.raw(value.getNumerator())
        : String.valueOf(value.getValue());
  }

  /** Codes of warnings, each once, with semicolons between. */
  static String codes(Stream<Warning> warnings) {
    return warnings
        .map(warning -> Words.code(warning.getCode()))
        .distinct()
        .sorted()
        .collect(Collectors.joining(";"));
  }

  private static void time(CsvText.Row line, TimeBucket time) {
    if (time.hasDates()) {
      line.number(Words.date(time.getDates().getStartDate()));
      line.number(Words.date(time.getDates().getEndDate()));
    } else {
      line.number(QueryReport.time(time)).number("");
    }
  }
}
