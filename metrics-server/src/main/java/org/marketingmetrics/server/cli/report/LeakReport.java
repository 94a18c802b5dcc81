package org.marketingmetrics.server.cli.report;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.FindLeaksResponse;
import org.marketingmetrics.api.v1.Leak;
import org.marketingmetrics.api.v1.LeakReference;

/** Where most is lost. */
public final class LeakReport {
  private static final String INDENT = "  ";
  private static final int BAR = 20;

  private final MetricNames names;

  /** Writes names as the catalogue has them. */
  public LeakReport(MetricNames names) {
    this.names = names;
  }

  /** For people. */
  public String text(String title, FindLeaksResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    lines.addAll(table(answer));
    lines.add("");
    for (LeakReference step : answer.getReferencesList()) {
      lines.add(
          INDENT
              + "%s is held against %s"
                  .formatted(
                      names.name(step.getMeasure()),
                      step.hasReference()
                          ? DiagnosisReport.reference(step.getReference())
                          : "nothing: too few campaigns and no fresh benchmark"));
    }
    lines.addAll(
        Words.wrapped(
            INDENT,
            "%d campaigns, %d pairs tested and corrected for that, %d too small, %d no shares."
                .formatted(
                    answer.getGroups(),
                    answer.getPairsTested(),
                    answer.getPairsTooSmall(),
                    answer.getPairsNotBinomial())));
    lines.addAll(new Notes().add("", answer.getWarningsList()).lines(INDENT));
    return lines.stream().map(line -> line + "\n").collect(joining());
  }

  private List<String> table(FindLeaksResponse answer) {
    if (answer.getLeaksCount() == 0) {
      return List.of(INDENT + "No rate lies below its reference.");
    }
    double most = answer.getLeaksList().stream().mapToDouble(LeakReport::lost).max().orElse(0);
    TextTable table =
        new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT)
            .row("campaign", "step", "rate [interval]", "lost", "", "");
    for (Leak leak : answer.getLeaksList()) {
      table.row(
          leak.getGroup(),
          names.name(leak.getMeasure()),
          rate(leak),
          lost(leak, answer.getCurrencyCode()),
          bar(lost(leak), most),
          leak.getSettled()
              ? "settled"
              : "not settled, p %s".formatted(NumberText.fixed(leak.getAdjustedPValue(), 2)));
    }
    return table.lines(INDENT);
  }

  private static double lost(Leak leak) {
    return leak.hasLostMoney() ? leak.getLostMoney() : leak.getLostLastStep();
  }

  private static String lost(Leak leak, String currency) {
    return leak.hasLostMoney()
        ? NumberText.money(BigDecimal.valueOf(leak.getLostMoney()), currency, 2)
        : NumberText.fixed(leak.getLostLastStep(), 1);
  }

  private static String rate(Leak leak) {
    return "%s [%s, %s]"
        .formatted(
            ValueText.percent(leak.getRate()),
            ValueText.percent(leak.getInterval().getLower()),
            ValueText.percent(leak.getInterval().getUpper()));
  }

  private static String bar(double value, double most) {
    return most <= 0 ? "" : "#".repeat((int) Math.max(1, Math.round(BAR * value / most)));
  }

  /** A line for each leak, for a spreadsheet. */
  public static String csv(FindLeaksResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                List.of(
                    "group",
                    "measure",
                    "base",
                    "count",
                    "rate",
                    "reference",
                    "lost_last_step",
                    "lost_money",
                    "adjusted_p_value",
                    "settled"));
    for (Leak leak : answer.getLeaksList()) {
      csv.add(
          new CsvText.Row()
              .text(leak.getGroup())
              .text(leak.getMeasure())
              .number(String.valueOf(leak.getBase()))
              .number(String.valueOf(leak.getCount()))
              .number(String.valueOf(leak.getRate()))
              .number(String.valueOf(leak.getReference().getThreshold()))
              .number(String.valueOf(leak.getLostLastStep()))
              .number(leak.hasLostMoney() ? String.valueOf(leak.getLostMoney()) : "")
              .number(String.valueOf(leak.getAdjustedPValue()))
              .text(String.valueOf(leak.getSettled())));
    }
    return csv.toString();
  }
}
