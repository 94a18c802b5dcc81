package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.BetterDirection;
import org.marketingmetrics.api.v1.Metric;
import org.marketingmetrics.api.v1.ResolveMetricResponse;

/** What a metric is: definition, formula, other names; or all that a name can mean. */
public final class MetricReport {
  private static final String INDENT = "  ";

  private MetricReport() {}

  /** All of one definition, each line ended. */
  public static String text(Metric metric) {
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT)
            .row("heading", "")
            .row("formula", formula(metric))
            .row("kind", Words.plain(metric.getKind()))
            .row("unit", metric.getUnit())
            .row("better", better(metric))
            .row("added up as", Words.plain(metric.getAggregation()))
            .row("family", metric.getFamily())
            .row("also called", String.join(", ", metric.getAliasesList()))
            .row(
                "used in",
                metric.getContextsList().stream()
                    .map(Words::plain)
                    .collect(Collectors.joining(", ")))
            .row("stated by sources", identity(metric))
            .row("typical range", metric.getTypicalRange())
            .row("related", String.join(", ", metric.getRelatedList()))
            .row("taken from", metric.getSource());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s (version %d)"
            .formatted(metric.getId(), metric.getDisplayName(), metric.getVersion()));
    table.lines(INDENT).stream()
        .skip(1)
        .filter(line -> line.strip().contains("   "))
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  /** All candidates of a name, and the question that decides between them. */
  public static String candidates(String alias, ResolveMetricResponse answer) {
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.LEFT)
            .row("id", "name", "formula");
    answer
        .getCandidatesList()
        .forEach(metric -> table.row(metric.getId(), metric.getDisplayName(), formula(metric)));
    List<String> lines = new ArrayList<>();
    lines.add("\"%s\" can mean %d things:".formatted(alias, answer.getCandidatesCount()));
    lines.add("");
    lines.addAll(table.lines(INDENT));
    if (!answer.getQuestion().isEmpty()) {
      lines.add("");
      lines.add(answer.getQuestion());
    }
    return String.join("\n", lines) + "\n";
  }

  /** One line for each metric. */
  public static String csv(List<Metric> metrics) {
    CsvText csv =
        new CsvText()
            .header(
                List.of("id", "version", "name", "kind", "unit", "formula", "family", "aliases"));
    metrics.forEach(
        metric ->
            csv.add(
                new CsvText.Row()
                    .text(metric.getId())
                    .number(String.valueOf(metric.getVersion()))
                    .text(metric.getDisplayName())
                    .text(Words.code(metric.getKind()))
                    .text(metric.getUnit())
                    .text(formula(metric))
                    .text(metric.getFamily())
                    .text(String.join(";", metric.getAliasesList()))));
    return csv.toString();
  }

  private static String formula(Metric metric) {
    return switch (metric.getDefinitionCase()) {
      case MEASURE -> "reported by sources; counts " + metric.getMeasure().getCounts();
      case FORMULA -> metric.getFormula().getExpression();
      case MODEL ->
          metric.getModel().getClvModelsList().stream()
              .map(Words::plain)
              .collect(Collectors.joining(", ", "a model with variants: ", ""));
      case DEFINITION_NOT_SET -> "";
    };
  }

  private static String better(Metric metric) {
    return metric.getBetter() == BetterDirection.BETTER_DIRECTION_UNSPECIFIED
        ? ""
        : Words.plain(metric.getBetter());
  }

  private static String identity(Metric metric) {
    return metric.getMeasure().getIdentityFieldsList().stream()
        .map(Words::plain)
        .collect(Collectors.joining(", "));
  }
}
