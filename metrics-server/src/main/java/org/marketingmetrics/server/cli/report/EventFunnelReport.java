package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelResponse;
import org.marketingmetrics.api.v1.DurationPercentile;
import org.marketingmetrics.api.v1.EventFunnelCounts;
import org.marketingmetrics.api.v1.EventFunnelRate;
import org.marketingmetrics.api.v1.EventFunnelStepCounts;
import org.marketingmetrics.api.v1.NextAction;

/** A funnel over events for a person: bars, rates, who may still go on, how long it took. */
public final class EventFunnelReport {
  private static final String INDENT = "  ";
  private static final int BAR = 30;
  private static final List<String> HEADING =
      List.of(
          "segment",
          "step",
          "events",
          "reached",
          "from_previous",
          "from_first",
          "from_first_lower",
          "from_first_upper",
          "open",
          "closed");

  private EventFunnelReport() {}

  /**
   * The report, each line ended.
   *
   * @param steps what the steps are called
   */
  public static String text(String title, List<String> steps, AnalyzeEventFunnelResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    lines.addAll(drawn(steps, answer.getTotal()));
    lines.addAll(below(steps, answer.getTotal()));
    for (EventFunnelCounts segment : answer.getSegmentsList()) {
      lines.add("");
      lines.add(INDENT + (segment.hasSegment() ? segment.getSegment() : "(none)"));
      lines.addAll(drawn(steps, segment));
    }
    if (answer.getSegmentsLeftOut() > 0) {
      lines.add("");
      lines.add(INDENT + "%d segments more".formatted(answer.getSegmentsLeftOut()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> drawn(List<String> steps, EventFunnelCounts counts) {
    TextTable table =
        new TextTable(
            TextTable.Align.LEFT,
            TextTable.Align.LEFT,
            TextTable.Align.RIGHT,
            TextTable.Align.RIGHT,
            TextTable.Align.LEFT,
            TextTable.Align.RIGHT,
            TextTable.Align.RIGHT);
    table.row("step", "", "people", "of step before", "of first [95 %]", "may go on", "cannot");
    long first = Math.max(1, counts.getSteps(0).getReached());
    for (int i = 0; i < counts.getStepsCount(); i++) {
      EventFunnelStepCounts step = counts.getSteps(i);
      boolean last = i == counts.getStepsCount() - 1;
      table.row(
          "%d %s".formatted(i + 1, steps.get(i)),
          "█".repeat((int) Math.ceil((double) BAR * Math.min(first, step.getReached()) / first)),
          NumberText.whole(step.getReached()),
          step.hasFromPrevious() ? share(step.getFromPrevious()) : "",
          i == 0 ? "" : interval(step.getFromFirst()),
          last ? "" : NumberText.whole(step.getOpen()),
          last ? "" : NumberText.whole(step.getClosed()));
    }
    return table.lines(INDENT);
  }

  private static String share(EventFunnelRate rate) {
    return rate.hasValue() ? ValueText.percent(rate.getValue()) : "-";
  }

  private static String interval(EventFunnelRate rate) {
    return rate.hasInterval()
        ? "%s [%s, %s]"
            .formatted(
                share(rate),
                ValueText.percent(rate.getInterval().getLower()),
                ValueText.percent(rate.getInterval().getUpper()))
        : share(rate);
  }

  private static List<String> below(List<String> steps, EventFunnelCounts counts) {
    List<String> lines = new ArrayList<>();
    if (counts.hasTimeToConvert()) {
      lines.add("");
      lines.add(INDENT + "Time to convert: " + percentiles(counts));
    }
    if (counts.getRemoved() > 0) {
      lines.add(INDENT + "Left out by exclusions: " + NumberText.whole(counts.getRemoved()));
    }
    for (int i = 0; i < counts.getStepsCount(); i++) {
      List<NextAction> next = counts.getSteps(i).getNextActionsList();
      if (!next.isEmpty()) {
        lines.add(
            INDENT
                + "After %s, instead of going on: ".formatted(steps.get(i))
                + String.join(
                    ", ", next.stream().limit(3).map(EventFunnelReport::action).toList()));
      }
    }
    return lines;
  }

  private static String action(NextAction action) {
    return "%s %s"
        .formatted(
            action.getKind().isEmpty() ? "nothing" : action.getKind(),
            NumberText.whole(action.getCount()));
  }

  private static String percentiles(EventFunnelCounts counts) {
    StringBuilder text = new StringBuilder();
    for (DurationPercentile percentile : counts.getTimeToConvert().getPercentilesList()) {
      if (percentile.getShare() == 0.5 || percentile.getShare() == 0.9) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(percentile.getShare() == 0.5 ? "half within " : "nine of ten within ")
            .append(DurationText.of(percentile.getSeconds()));
      }
    }
    return text.toString();
  }

  /** The file. */
  public static String csv(List<String> steps, AnalyzeEventFunnelResponse answer) {
    CsvText csv = new CsvText().header(HEADING);
    add(csv, "", steps, answer.getTotal());
    answer
        .getSegmentsList()
        .forEach(
            segment ->
                add(csv, segment.hasSegment() ? segment.getSegment() : "(none)", steps, segment));
    return csv.toString();
  }

  private static void add(
      CsvText csv, String segment, List<String> steps, EventFunnelCounts counts) {
    for (int i = 0; i < counts.getStepsCount(); i++) {
      EventFunnelStepCounts step = counts.getSteps(i);
      EventFunnelRate overall = step.getFromFirst();
      csv.add(
          new CsvText.Row()
              .text(segment)
              .number(String.valueOf(i + 1))
              .text(steps.get(i))
              .number(String.valueOf(step.getReached()))
              .number(step.getFromPrevious().hasValue() ? raw(step.getFromPrevious()) : "")
              .number(overall.hasValue() ? raw(overall) : "")
              .number(overall.hasInterval() ? "" + overall.getInterval().getLower() : "")
              .number(overall.hasInterval() ? "" + overall.getInterval().getUpper() : "")
              .number(String.valueOf(step.getOpen()))
              .number(String.valueOf(step.getClosed())));
    }
  }

  private static String raw(EventFunnelRate rate) {
    return String.valueOf(rate.getValue());
  }
}
