package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.ClickOutcome;
import org.marketingmetrics.api.v1.ClickOutcomeCount;
import org.marketingmetrics.api.v1.ReconcileClicksResponse;
import org.marketingmetrics.api.v1.Reconciliation;
import org.marketingmetrics.api.v1.SessionOrigin;
import org.marketingmetrics.api.v1.SessionOriginCount;

/** Clicks against sessions for a person, and for a spreadsheet. */
public final class ReconciliationReport {
  private static final String INDENT = "  ";
  private static final TextTable.Align LEFT = TextTable.Align.LEFT;
  private static final TextTable.Align RIGHT = TextTable.Align.RIGHT;

  private ReconciliationReport() {}

  /** The report, each line ended. */
  public static String text(String title, ReconcileClicksResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    if (answer.hasTotal()) {
      lines.addAll(sums(answer.getTotal()));
      lines.addAll(causes(answer.getTotal()));
      if (answer.getCellsCount() > 0) {
        lines.add("");
        lines.addAll(cells(answer));
      }
    } else {
      lines.addAll(possible(answer));
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * What happened on each day, in a line, then the sums.
   *
   * @param stories by day of the cells
   */
  public static String stories(String title, List<String> stories, ReconcileClicksResponse answer) {
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT, LEFT);
    table.row("person", "clicks", "sessions", "why");
    for (int i = 0; i < answer.getCellsCount(); i++) {
      Reconciliation cell = answer.getCells(i);
      table.row(
          stories.get(i),
          NumberText.whole(cell.getClicks()),
          NumberText.whole(cell.getSessions()),
          why(cell));
    }
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    lines.addAll(table.lines(INDENT));
    lines.add("");
    lines.addAll(sums(answer.getTotal()));
    return String.join("\n", lines) + "\n";
  }

  /** The codes of all that is not one click and its one session. */
  private static String why(Reconciliation cell) {
    List<String> codes = new ArrayList<>();
    cell.getClickOutcomesList().stream()
        .filter(c -> c.getOutcome() != ClickOutcome.CLICK_OUTCOME_CLICK_STARTED_SESSION)
        .forEach(c -> codes.add(times(c.getClicks()) + Words.code(c.getOutcome())));
    cell.getSessionOriginsList().stream()
        .filter(c -> c.getOrigin() != SessionOrigin.SESSION_ORIGIN_FROM_CLICK)
        .forEach(c -> codes.add(times(c.getSessions()) + Words.code(c.getOrigin())));
    return String.join(", ", codes);
  }

  private static String times(long count) {
    return count == 1 ? "" : "%,d x ".formatted(count);
  }

  private static List<String> sums(Reconciliation total) {
    String joined = "%,d joined".formatted(total.getJoined());
    String carried =
        total.getCarriedOut() + total.getCarriedIn() == 0
            ? ""
            : " + %,d carried out - %,d carried in"
                .formatted(total.getCarriedOut(), total.getCarriedIn());
    return List.of(
        INDENT
            + "%,d clicks - %,d sessions = %,d"
                .formatted(
                    total.getClicks(),
                    total.getSessions(),
                    total.getClicks() - total.getSessions()),
        INDENT
            + "  = %s + %,d not loaded%s - %,d sessions without a click"
                .formatted(joined, total.getNotLoaded(), carried, total.getNonClickSessions()));
  }

  private static List<String> causes(Reconciliation total) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (ClickOutcomeCount count : total.getClickOutcomesList()) {
      lines.addAll(
          cause(
              counted(count.getClicks(), "click"),
              Words.code(count.getOutcome()),
              count.getExplanation()));
    }
    for (SessionOriginCount count : total.getSessionOriginsList()) {
      lines.addAll(
          cause(
              counted(count.getSessions(), "session"),
              Words.code(count.getOrigin()),
              count.getExplanation()));
    }
    if (total.getNoId() > 0) {
      lines.add(INDENT + "%,d of the clicks not loaded have no id".formatted(total.getNoId()));
    }
    return lines;
  }

  private static String counted(long count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  private static List<String> cause(String count, String code, String explanation) {
    return Words.wrapped(INDENT, "%s %s: %s".formatted(count, code, explanation));
  }

  private static List<String> possible(ReconcileClicksResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + "Totals alone do not tell how much of the difference each may be:");
    answer
        .getPossibleCauses()
        .getClickOutcomesList()
        .forEach(
            c ->
                lines.addAll(
                    Words.wrapped(INDENT, Words.code(c.getOutcome()) + ": " + c.getExplanation())));
    answer
        .getPossibleCauses()
        .getSessionOriginsList()
        .forEach(
            c ->
                lines.addAll(
                    Words.wrapped(INDENT, Words.code(c.getOrigin()) + ": " + c.getExplanation())));
    return lines.size() == 1 ? List.of(INDENT + "They are equal.") : lines;
  }

  private static List<String> cells(ReconcileClicksResponse answer) {
    TextTable table = new TextTable(LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    table.row(
        "day",
        "campaign",
        "clicks",
        "sessions",
        "joined",
        "not loaded",
        "carried out",
        "carried in",
        "without click");
    for (Reconciliation cell : answer.getCellsList()) {
      table.row(
          cell.hasDate() ? SessionReport.day(cell.getDate()) : "",
          cell.hasCampaign() ? cell.getCampaign() : "(none)",
          NumberText.whole(cell.getClicks()),
          NumberText.whole(cell.getSessions()),
          NumberText.whole(cell.getJoined()),
          NumberText.whole(cell.getNotLoaded()),
          NumberText.whole(cell.getCarriedOut()),
          NumberText.whole(cell.getCarriedIn()),
          NumberText.whole(cell.getNonClickSessions()));
    }
    return table.lines(INDENT);
  }

  /** The file. */
  public static String csv(ReconcileClicksResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                List.of(
                    "day",
                    "campaign",
                    "clicks",
                    "sessions",
                    "joined",
                    "not_loaded",
                    "carried_out",
                    "carried_in",
                    "non_click_sessions"));
    answer.getCellsList().forEach(cell -> add(csv, cell, cell.getCampaign()));
    if (answer.hasTotal()) {
      add(csv, answer.getTotal(), "(all)");
    }
    return csv.toString();
  }

  private static void add(CsvText csv, Reconciliation cell, String campaign) {
    csv.add(
        new CsvText.Row()
            .text(cell.hasDate() ? SessionReport.day(cell.getDate()) : "")
            .text(campaign)
            .number(String.valueOf(cell.getClicks()))
            .number(String.valueOf(cell.getSessions()))
            .number(String.valueOf(cell.getJoined()))
            .number(String.valueOf(cell.getNotLoaded()))
            .number(String.valueOf(cell.getCarriedOut()))
            .number(String.valueOf(cell.getCarriedIn()))
            .number(String.valueOf(cell.getNonClickSessions())));
  }
}
