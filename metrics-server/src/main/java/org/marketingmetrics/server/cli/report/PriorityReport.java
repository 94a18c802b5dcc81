package org.marketingmetrics.server.cli.report;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.OptimizationLever;
import org.marketingmetrics.api.v1.PrioritizeOptimizationResponse;
import org.marketingmetrics.api.v1.PriorityLine;
import org.marketingmetrics.api.v1.PriorityNumbers;
import org.marketingmetrics.api.v1.PriorityTarget;

/** Clicks or conversions first. */
public final class PriorityReport {
  private static final String INDENT = "  ";

  private PriorityReport() {}

  /** For people. */
  public static String text(PrioritizeOptimizationResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add("Priority: " + Words.code(answer.getPriority()));
    lines.addAll(Words.wrapped(INDENT, answer.getText()));
    lines.add("");
    lines.addAll(procedure(answer));
    if (answer.getMissingCount() > 0) {
      lines.add(INDENT + "missing: " + String.join(", ", answer.getMissingList()));
    }
    if (answer.hasNumbers()) {
      lines.add("");
      lines.addAll(numbers(answer));
    }
    if (answer.getLeversCount() > 0) {
      lines.add("");
      lines.addAll(
          Words.wrapped(
              INDENT,
              "Try: "
                  + answer.getLeversList().stream()
                      .map(OptimizationLever::getText)
                      .collect(joining(" "))));
    }
    answer.getFalsifiersList().forEach(one -> lines.addAll(Words.wrapped(INDENT, one.getText())));
    lines.add("");
    lines.addAll(new Notes().add("", answer.getWarningsList()).lines(INDENT));
    return lines.stream().map(line -> line + "\n").collect(joining());
  }

  private static List<String> procedure(PrioritizeOptimizationResponse answer) {
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT).row("line", "outcome");
    for (PriorityLine line : answer.getLinesList()) {
      table.row(Words.plain(line.getRule()), Words.plain(line.getOutcome()));
    }
    return table.lines(INDENT);
  }

  private static List<String> numbers(PrioritizeOptimizationResponse answer) {
    PriorityNumbers numbers = answer.getNumbers();
    String currency = numbers.getCurrencyCode();
    TextTable table =
        new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT)
            .row("to its target", "now -> target", "revenue", "profit");
    table.row(
        "click-through rate",
        target(answer.getTargetCtr()),
        money(numbers.getCtrUplift(), currency),
        numbers.hasCtrProfitUplift() ? money(numbers.getCtrProfitUplift(), currency) : "");
    table.row(
        "orders by click",
        target(answer.getTargetCvr()),
        money(numbers.getCvrUplift(), currency),
        numbers.hasCvrProfitUplift() ? money(numbers.getCvrProfitUplift(), currency) : "");
    table.row("interaction", "", money(numbers.getInteraction(), currency), "");
    table.row("both", "", money(numbers.getBothUplift(), currency), "");
    List<String> lines = new ArrayList<>(table.lines(INDENT));
    if (numbers.hasContributionPerClick()) {
      lines.add(INDENT + "a click leaves " + money(numbers.getContributionPerClick(), currency));
    }
    if (answer.hasTraffic()) {
      lines.add(
          INDENT
              + "clicks in 4 weeks %s, needed for an experiment %s"
                  .formatted(
                      NumberText.fixed(answer.getTraffic().getClicksIn4Weeks(), 0),
                      NumberText.fixed(answer.getTraffic().getClicksNeeded(), 0)));
    }
    return lines;
  }

  private static String target(PriorityTarget target) {
    return "%s -> %s (%s%s)"
        .formatted(
            ValueText.share(target.getValue()),
            ValueText.percent(target.getTarget()),
            target.getBenchmark().isEmpty()
                ? Words.plain(target.getSource())
                : target.getBenchmark(),
            target.getGapSettled() ? ", gap settled" : "");
  }

  private static String money(double amount, String currency) {
    return NumberText.money(BigDecimal.valueOf(amount), currency, 2);
  }

  /** One line, for a spreadsheet. */
  public static String csv(PrioritizeOptimizationResponse answer) {
    PriorityNumbers numbers = answer.getNumbers();
    return new CsvText()
        .header(
            List.of("priority", "blocker", "revenue", "ctr_uplift", "cvr_uplift", "both_uplift"))
        .add(
            new CsvText.Row()
                .text(Words.code(answer.getPriority()))
                .text(Words.code(answer.getBlocker()))
                .number(String.valueOf(numbers.getRevenue()))
                .number(String.valueOf(numbers.getCtrUplift()))
                .number(String.valueOf(numbers.getCvrUplift()))
                .number(String.valueOf(numbers.getBothUplift())))
        .toString();
  }
}
