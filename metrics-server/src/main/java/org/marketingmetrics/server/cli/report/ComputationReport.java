package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.ComputeMetricResponse;
import org.marketingmetrics.api.v1.MetricValue;

/** One value computed from given numbers, with the arithmetic and what limits it. */
public final class ComputationReport {
  private static final String INDENT = "  ";

  private final MetricNames names;

  /** A report that calls things as the catalogue does. */
  public ComputationReport(MetricNames names) {
    this.names = names;
  }

  /**
   * The report, each line ended.
   *
   * @param scope of the benchmarks asked for; empty if none were
   */
  public String text(BenchmarkScope scope, ComputeMetricResponse answer) {
    MetricValue value = answer.getValue();
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(names.name(value.getMetric()), ValueText.of(value, names)));
    lines.add("");
    lines.add(INDENT + answer.getExplanation());
    section(lines, new BenchmarkText(names).lines(scope, Stream.of(value), INDENT));
    section(lines, new Notes().add("", value).lines(INDENT));
    return String.join("\n", lines) + "\n";
  }

  private static void section(List<String> lines, List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      lines.addAll(more);
    }
  }

  /** One line. */
  public static String csv(ComputeMetricResponse answer) {
    CsvText.Row row = new CsvText.Row().text(answer.getValue().getMetric());
    QueryCsv.value(row, answer.getValue());
    row.text(answer.getExplanation())
        .text(QueryCsv.codes(answer.getValue().getWarningsList().stream()));
    return new CsvText()
        .header(
            List.of(
                "metric",
                "value",
                "lower",
                "upper",
                "currency",
                "null_reason",
                "explanation",
                "warnings"))
        .add(row)
        .toString();
  }
}
