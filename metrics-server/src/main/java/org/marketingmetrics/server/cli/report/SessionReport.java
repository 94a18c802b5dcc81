package org.marketingmetrics.server.cli.report;

import com.google.type.Date;
import com.google.type.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.ListSessionsResponse;
import org.marketingmetrics.api.v1.QuerySessionsResponse;
import org.marketingmetrics.api.v1.Session;
import org.marketingmetrics.api.v1.SessionCounts;

/** Sessions for a person, and for a spreadsheet. */
public final class SessionReport {
  private static final String INDENT = "  ";
  private static final TextTable.Align LEFT = TextTable.Align.LEFT;
  private static final TextTable.Align RIGHT = TextTable.Align.RIGHT;

  private SessionReport() {}

  /** Counts by row, each line ended. */
  public static String text(String title, QuerySessionsResponse answer) {
    TextTable table =
        new TextTable(LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT);
    table.row(
        "day",
        "campaign",
        "clicks",
        "sessions",
        "engaged",
        "bounced",
        "pages",
        "converting",
        "orders",
        "revenue");
    answer.getRowsList().forEach(row -> table.row(cells(row, campaign(row))));
    table.row(cells(answer.getTotal(), answer.getRowsCount() == 0 ? "" : "all"));
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    lines.addAll(table.lines(INDENT));
    long late = answer.getRefused().getLate();
    long future = answer.getRefused().getFuture();
    if (late + future > 0) {
      lines.add("");
      lines.add(
          INDENT
              + "Kept apart and not counted: %,d late, %,d from the future"
                  .formatted(late, future));
    }
    return String.join("\n", lines) + "\n";
  }

  static String campaign(SessionCounts row) {
    return row.hasCampaign() ? row.getCampaign() : "(none)";
  }

  static List<String> cells(SessionCounts row, String campaign) {
    return List.of(
        row.hasDate() ? day(row.getDate()) : "",
        campaign,
        NumberText.whole(row.getClicks()),
        NumberText.whole(row.getSessions()),
        NumberText.whole(row.getEngagedSessions()),
        row.hasBouncedSessions() ? NumberText.whole(row.getBouncedSessions()) : "",
        NumberText.whole(row.getPageViews()),
        NumberText.whole(row.getConvertingSessions()),
        NumberText.whole(row.getOrders()),
        money(row.getRevenueList()));
  }

  static String day(Date date) {
    return "%04d-%02d-%02d".formatted(date.getYear(), date.getMonth(), date.getDay());
  }

  static String money(List<Money> amounts) {
    return String.join(
        ", ",
        amounts.stream()
            .map(m -> NumberText.money(NumberText.amount(m), m.getCurrencyCode(), 2))
            .toList());
  }

  /** Counts for a spreadsheet. */
  public static String csv(QuerySessionsResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                List.of(
                    "day",
                    "campaign",
                    "clicks",
                    "sessions",
                    "engaged",
                    "bounced",
                    "page_views",
                    "converting_sessions",
                    "orders",
                    "revenue"));
    answer
        .getRowsList()
        .forEach(row -> csv.add(csvRow(row, row.hasCampaign() ? row.getCampaign() : "")));
    csv.add(csvRow(answer.getTotal(), "(all)"));
    return csv.toString();
  }

  private static CsvText.Row csvRow(SessionCounts row, String campaign) {
    return new CsvText.Row()
        .text(row.hasDate() ? day(row.getDate()) : "")
        .text(campaign)
        .number(String.valueOf(row.getClicks()))
        .number(String.valueOf(row.getSessions()))
        .number(String.valueOf(row.getEngagedSessions()))
        .number(row.hasBouncedSessions() ? String.valueOf(row.getBouncedSessions()) : "")
        .number(String.valueOf(row.getPageViews()))
        .number(String.valueOf(row.getConvertingSessions()))
        .number(String.valueOf(row.getOrders()))
        .text(amounts(row.getRevenueList()));
  }

  private static String amounts(List<Money> amounts) {
    return String.join(
        ";",
        amounts.stream()
            .map(m -> NumberText.amount(m).toPlainString() + " " + m.getCurrencyCode())
            .toList());
  }

  /** One person's sessions, each line ended. */
  public static String text(String title, ListSessionsResponse answer) {
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT, RIGHT, LEFT, LEFT, LEFT, LEFT);
    table.row("start (UTC)", "lasts", "hits", "orders", "campaign", "page", "began", "from");
    for (Session session : answer.getSessionsList()) {
      table.row(
          instant(session).toString(),
          DurationText.of(
              session.getEndTime().getSeconds() - (double) session.getStartTime().getSeconds()),
          String.valueOf(session.getHits()),
          String.valueOf(session.getOrders()),
          session.hasCampaign() ? session.getCampaign() : "(none)",
          session.getLandingPage(),
          Words.code(session.getSplitReason()),
          Words.code(session.getOrigin()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    lines.addAll(answer.getSessionsCount() == 0 ? List.of(INDENT + "none") : table.lines(INDENT));
    if (!answer.getNextPageToken().isEmpty()) {
      lines.add(INDENT + "and more");
    }
    return String.join("\n", lines) + "\n";
  }

  private static Instant instant(Session session) {
    return Instant.ofEpochSecond(
        session.getStartTime().getSeconds(), session.getStartTime().getNanos());
  }

  /** One person's sessions for a spreadsheet. */
  public static String csv(ListSessionsResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                List.of("start", "hits", "orders", "campaign", "page", "split_reason", "origin"));
    for (Session session : answer.getSessionsList()) {
      csv.add(
          new CsvText.Row()
              .text(instant(session).toString())
              .number(String.valueOf(session.getHits()))
              .number(String.valueOf(session.getOrders()))
              .text(session.getCampaign())
              .text(session.getLandingPage())
              .text(Words.code(session.getSplitReason()))
              .text(Words.code(session.getOrigin())));
    }
    return csv.toString();
  }
}
