package org.marketingmetrics.server.cli.report;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.FunnelChange;
import org.marketingmetrics.api.v1.FunnelUplift;
import org.marketingmetrics.api.v1.SimulateFunnelRequest;
import org.marketingmetrics.api.v1.SimulateFunnelResponse;
import org.marketingmetrics.api.v1.SimulatedNumber;
import org.marketingmetrics.api.v1.SimulatedStep;
import org.marketingmetrics.api.v1.SimulationVerdict;

/** A simulated funnel: before, after, and what each change brings. */
public final class SimulationReport {
  private static final String INDENT = "  ";

  private final MetricNames names;

  /** Writes names as the catalogue has them. */
  public SimulationReport(MetricNames names) {
    this.names = names;
  }

  /** Tables for people. */
  public String text(SimulateFunnelRequest request, SimulateFunnelResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Simulated funnel, %,d draws with seed %d".formatted(answer.getDraws(), answer.getSeed()));
    lines.add("");
    if (answer.getVerdict() == SimulationVerdict.SIMULATION_VERDICT_NO_DATA) {
      lines.add(
          INDENT
              + "NO_DATA for "
              + String.join(", ", answer.getMissingStepsList())
              + "; state them with --first and --rate");
    } else {
      lines.addAll(outcomes(answer));
      if (request.getChangesCount() > 0) {
        lines.add("");
        lines.addAll(effects(request, answer));
      }
    }
    lines.add("");
    Notes notes = new Notes();
    answer
        .getAssumptionsList()
        .forEach(
            assumption -> notes.add("", Words.code(assumption.getCode()), assumption.getText()));
    notes.add("", answer.getWarningsList());
    lines.addAll(notes.lines(INDENT));
    return lines.stream().map(line -> line + "\n").collect(joining());
  }

  private List<String> outcomes(SimulateFunnelResponse answer) {
    TextTable table =
        new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT)
            .row("step", "now", "", "changed", "");
    for (int i = 0; i < answer.getBaseline().getStepsCount(); i++) {
      SimulatedStep before = answer.getBaseline().getSteps(i);
      SimulatedStep after = answer.getScenario().getSteps(i);
      table.row(
          names.name(before.getMeasure()),
          count(before.getCount()),
          rate(before),
          count(after.getCount()),
          rate(after));
    }
    String currency = answer.getCurrencyCode();
    if (answer.getBaseline().hasRevenue()) {
      money(
          table,
          "revenue",
          answer.getBaseline().getRevenue(),
          answer.getScenario().getRevenue(),
          currency);
    }
    if (answer.getBaseline().hasProfit()) {
      money(
          table,
          "profit",
          answer.getBaseline().getProfit(),
          answer.getScenario().getProfit(),
          currency);
    }
    return table.lines(INDENT);
  }

  private static void money(
      TextTable table,
      String name,
      SimulatedNumber before,
      SimulatedNumber after,
      String currency) {
    table.row(
        name,
        amount(before.getValue(), currency),
        range(before, currency),
        amount(after.getValue(), currency),
        range(after, currency));
  }

  private static String count(SimulatedNumber number) {
    return NumberText.fixed(number.getValue(), 0);
  }

  private static String rate(SimulatedStep step) {
    if (!step.hasStepRate()) {
      return "";
    }
    SimulatedNumber rate = step.getStepRate();
    return rate.getLower() == rate.getUpper()
        ? ValueText.percent(rate.getValue())
        : "%s [%s, %s]"
            .formatted(
                ValueText.percent(rate.getValue()),
                ValueText.percent(rate.getLower()),
                ValueText.percent(rate.getUpper()));
  }

  private static String amount(double value, String currency) {
    return NumberText.money(BigDecimal.valueOf(value), currency, 2);
  }

  private static String range(SimulatedNumber number, String currency) {
    return "[%s, %s]"
        .formatted(amount(number.getLower(), currency), amount(number.getUpper(), currency));
  }

  private List<String> effects(SimulateFunnelRequest request, SimulateFunnelResponse answer) {
    boolean byMoney = answer.hasRevenue();
    FunnelUplift uplift =
        answer.hasProfit()
            ? answer.getProfit()
            : byMoney ? answer.getRevenue() : answer.getLastStep();
    String what = answer.hasProfit() ? "profit" : byMoney ? "revenue" : "last step";
    String currency = answer.getCurrencyCode();
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.RIGHT, TextTable.Align.LEFT)
            .row("what it brings in " + what, "", "");
    for (int i = 0; i < uplift.getAloneCount(); i++) {
      table.row(
          named(request.getChanges(i)) + " alone",
          effect(uplift.getAlone(i), currency, byMoney),
          "");
    }
    table.row("interaction", effect(uplift.getInteraction(), currency, byMoney), "");
    SimulatedNumber total = uplift.getTotal();
    table.row(
        "together",
        effect(total.getValue(), currency, byMoney),
        "[%s, %s]"
            .formatted(
                effect(total.getLower(), currency, byMoney),
                effect(total.getUpper(), currency, byMoney)));
    return table.lines(INDENT);
  }

  private String named(FunnelChange change) {
    return change.hasStep() ? names.name(change.getStep()) : "value of an order";
  }

  private static String effect(double value, String currency, boolean byMoney) {
    return byMoney ? amount(value, currency) : NumberText.fixed(value, 1);
  }

  /** A line for each step, for a spreadsheet. */
  public static String csv(SimulateFunnelResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                List.of(
                    "step",
                    "now",
                    "now_lower",
                    "now_upper",
                    "changed",
                    "changed_lower",
                    "changed_upper"));
    for (int i = 0; i < answer.getBaseline().getStepsCount(); i++) {
      add(
          csv,
          answer.getBaseline().getSteps(i).getMeasure(),
          answer.getBaseline().getSteps(i).getCount(),
          answer.getScenario().getSteps(i).getCount());
    }
    if (answer.getBaseline().hasRevenue()) {
      add(csv, "revenue", answer.getBaseline().getRevenue(), answer.getScenario().getRevenue());
    }
    if (answer.getBaseline().hasProfit()) {
      add(csv, "profit", answer.getBaseline().getProfit(), answer.getScenario().getProfit());
    }
    return csv.toString();
  }

  private static void add(CsvText csv, String name, SimulatedNumber before, SimulatedNumber after) {
    csv.add(
        new CsvText.Row()
            .text(name)
            .number(String.valueOf(before.getValue()))
            .number(String.valueOf(before.getLower()))
            .number(String.valueOf(before.getUpper()))
            .number(String.valueOf(after.getValue()))
            .number(String.valueOf(after.getLower()))
            .number(String.valueOf(after.getUpper())));
  }
}
