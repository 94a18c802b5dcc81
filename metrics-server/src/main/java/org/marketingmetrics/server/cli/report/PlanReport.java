package org.marketingmetrics.server.cli.report;

import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.PlanSampleResponse;

/** The plan of an experiment, for a person and for a spreadsheet. */
public final class PlanReport {
  private PlanReport() {}

  /**
   * The report, each line ended.
   *
   * @param rate whether the difference is one of rates
   */
  public static String text(String title, boolean rate, PlanSampleResponse plan) {
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.RIGHT)
            .row("", "")
            .row("each arm", DifferenceText.whole(plan.getSizePerArm()))
            .row("both arms", DifferenceText.whole(plan.getSize()))
            .row("finds a difference of", difference(rate, plan))
            .row(
                "as a part of the base",
                plan.hasRelativeDifference()
                    ? DifferenceText.signedPercent(plan.getRelativeDifference())
                    : "-")
            .row("error of each comparison", ValueText.percent(plan.getErrorPerComparison()))
            .row("days", plan.hasDays() ? DifferenceText.whole(plan.getDays()) : "-")
            .row("cost of the looks", NumberText.fixed(plan.getInflation(), 3) + "x");
    List<String> lines = table.lines(ReportLines.INDENT);
    return new ReportLines(title)
        .section(lines.subList(1, lines.size()))
        .section(looks(plan))
        .assumptions(plan.getAssumptionsList())
        .toString();
  }

  private static String difference(boolean rate, PlanSampleResponse plan) {
    double difference = plan.getDifference();
    return rate
        ? ValueText.percent(difference).replace(" %", " pp")
        : NumberText.fixed(difference, NumberText.decimals(difference));
  }

  private static List<String> looks(PlanSampleResponse plan) {
    return plan.getBoundsList().isEmpty()
        ? List.of()
        : Words.wrapped(
            ReportLines.INDENT,
            plan.getBoundsList().stream()
                .map(bound -> NumberText.fixed(bound, 2))
                .collect(
                    Collectors.joining(
                        ", ",
                        "Stop at a look when the difference, in standard errors, passes: ",
                        "")));
  }

  /** One line. */
  public static String csv(PlanSampleResponse plan) {
    return new CsvText()
        .header(
            List.of(
                "size_per_arm",
                "size",
                "difference",
                "relative_difference",
                "error_per_comparison",
                "inflation",
                "days"))
        .add(
            new CsvText.Row()
                .number(String.valueOf(plan.getSizePerArm()))
                .number(String.valueOf(plan.getSize()))
                .number(String.valueOf(plan.getDifference()))
                .number(
                    ComparisonCsv.number(
                        plan.hasRelativeDifference(), plan.getRelativeDifference()))
                .number(String.valueOf(plan.getErrorPerComparison()))
                .number(String.valueOf(plan.getInflation()))
                .number(ComparisonCsv.number(plan.hasDays(), plan.getDays())))
        .toString();
  }
}
