package org.marketingmetrics.server.cli.report;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.AllocateBudgetResponse;
import org.marketingmetrics.api.v1.BudgetCandidate;

/** A budget divided. */
public final class BudgetReport {
  private static final String INDENT = "  ";

  private BudgetReport() {}

  /** For people. */
  public static String text(String title, AllocateBudgetResponse answer) {
    String currency = answer.getCurrencyCode();
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(
        INDENT
            + "%s, %s changes hands"
                .formatted(Words.code(answer.getVerdict()), money(answer.getMoved(), currency)));
    lines.add("");
    TextTable table =
        new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT)
            .row("campaign", "average return [range]", "best", "now", "proposed", "");
    for (BudgetCandidate one : answer.getCandidatesList()) {
      table.row(
          one.getGroup(),
          returns(one),
          ValueText.percent(one.getProbabilityBest()),
          money(one.getCurrent(), currency),
          money(one.getProposed(), currency),
          Words.plain(one.getRole()));
    }
    lines.addAll(table.lines(INDENT));
    lines.add("");
    Notes notes = new Notes();
    answer
        .getStatementsList()
        .forEach(one -> notes.add("", Words.code(one.getCode()), one.getText()));
    notes.add("", "FALSIFIER", answer.getFalsifier());
    notes.add("", answer.getWarningsList());
    lines.addAll(notes.lines(INDENT));
    return lines.stream().map(line -> line + "\n").collect(joining());
  }

  private static String returns(BudgetCandidate one) {
    if (!one.hasAverageReturn()) {
      return "";
    }
    String average = NumberText.fixed(one.getAverageReturn(), 2);
    return one.hasReturnLower()
        ? "%s [%s, %s]"
            .formatted(
                average,
                NumberText.fixed(one.getReturnLower(), 2),
                NumberText.fixed(one.getReturnUpper(), 2))
        : average;
  }

  private static String money(double amount, String currency) {
    return NumberText.money(BigDecimal.valueOf(amount), currency, 2);
  }

  /** A line for each candidate, for a spreadsheet. */
  public static String csv(AllocateBudgetResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                List.of(
                    "group", "average_return", "probability_best", "role", "current", "proposed"));
    for (BudgetCandidate one : answer.getCandidatesList()) {
      csv.add(
          new CsvText.Row()
              .text(one.getGroup())
              .number(one.hasAverageReturn() ? String.valueOf(one.getAverageReturn()) : "")
              .number(String.valueOf(one.getProbabilityBest()))
              .text(Words.code(one.getRole()))
              .number(String.valueOf(one.getCurrent()))
              .number(String.valueOf(one.getProposed())));
    }
    return csv.toString();
  }
}
