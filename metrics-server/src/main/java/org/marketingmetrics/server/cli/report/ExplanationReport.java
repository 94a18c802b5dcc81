package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.DriverEffect;
import org.marketingmetrics.api.v1.DriverExplanation;
import org.marketingmetrics.api.v1.ExplainChangeResponse;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.MixExplanation;
import org.marketingmetrics.api.v1.SegmentEffect;

/** What a change is made of, for a person and for a spreadsheet. */
public final class ExplanationReport {
  private static final TextTable.Align LEFT = TextTable.Align.LEFT;
  private static final TextTable.Align RIGHT = TextTable.Align.RIGHT;

  private final MetricNames names;
  private final DifferenceText texts;

  /** A report that calls things as the catalogue does. */
  public ExplanationReport(MetricNames names) {
    this.names = names;
    this.texts = new DifferenceText(names);
  }

  /** The report, each line ended. */
  public String text(String title, String by, ExplainChangeResponse answer) {
    ReportLines lines = new ReportLines(title).section(change(answer));
    switch (answer.getExplanationCase()) {
      case MIX -> lines.section(mix(by, answer)).section(summary(answer));
      case DRIVERS -> lines.section(drivers(answer.getArm().getValue(), answer.getDrivers()));
      case EXPLANATION_NOT_SET -> {}
    }
    Notes notes = new Notes();
    notes.add(answer.getArm().getValue().getMetric(), answer.getArm().getValue());
    DifferenceText.addTo(notes, "change", answer.getDifference());
    notes.add("", answer.getWarningsList());
    return lines
        .section(notes.lines(ReportLines.INDENT))
        .assumptions(answer.getAssumptionsList())
        .toString();
  }

  private List<String> change(ExplainChangeResponse answer) {
    MetricValue later = answer.getArm().getValue();
    MetricValue earlier = answer.getEarlier().getValue();
    return new TextTable(LEFT, RIGHT, LEFT)
        .row("", "", "")
        .row(Words.range(answer.getDateRange()), ValueText.of(later, names), verdict(answer))
        .row(Words.range(answer.getComparisonRange()), ValueText.of(earlier, names), "")
        .lines(ReportLines.INDENT)
        .subList(1, 3);
  }

  private String verdict(ExplainChangeResponse answer) {
    String p = DifferenceText.p(answer.getDifference());
    return "%s, %s%s"
        .formatted(
            texts.difference(answer.getArm().getValue(), answer.getDifference()),
            DifferenceText.verdict(answer.getDifference()),
            p.isEmpty() ? "" : " (p " + p + ")");
  }

  private List<String> mix(String by, ExplainChangeResponse answer) {
    MixExplanation mix = answer.getMix();
    MetricValue unit = answer.getArm().getValue();
    TextPlot plot =
        TextPlot.around(mix.getSegmentsList().stream().mapToDouble(ExplanationReport::effect));
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT);
    table.row(by, "before", "after", "share", "after", "rate", "mix", "both", "effect, 0 = │");
    for (SegmentEffect segment : mix.getSegmentsList()) {
      table.row(
          segment.getValue(),
          segment.hasFrom() ? shown(unit, segment.getFrom()) : "-",
          segment.hasTo() ? shown(unit, segment.getTo()) : "-",
          ValueText.percent(segment.getWeightFrom()),
          ValueText.percent(segment.getWeightTo()),
          texts.signed(unit, segment.getRateEffect()),
          texts.signed(unit, segment.getMixEffect()),
          segment.getInteraction() == 0 ? "" : texts.signed(unit, segment.getInteraction()),
          plot.bar(effect(segment)));
    }
    if (mix.hasOthers()) {
      table.row(
          "%,d others".formatted(mix.getOthers().getCount()),
          "",
          "",
          "",
          "",
          texts.signed(unit, mix.getOthers().getRateEffect()),
          texts.signed(unit, mix.getOthers().getMixEffect()),
          "",
          "");
    }
    return table.lines(ReportLines.INDENT);
  }

  private static double effect(SegmentEffect segment) {
    return segment.getRateEffect() + segment.getMixEffect() + segment.getInteraction();
  }

  private String shown(MetricValue unit, double number) {
    return ValueText.inUnitOf(unit, number, names);
  }

  private List<String> summary(ExplainChangeResponse answer) {
    MixExplanation mix = answer.getMix();
    MetricValue unit = answer.getArm().getValue();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%sAll: own rates %s, shift between them %s%s, together %s"
            .formatted(
                ReportLines.INDENT,
                texts.signed(unit, mix.getRateEffect()),
                texts.signed(unit, mix.getMixEffect()),
                mix.getInteraction() == 0
                    ? ""
                    : ", both at once " + texts.signed(unit, mix.getInteraction()),
                texts.signed(unit, mix.getChange())));
    if (mix.getSimpsonReversal()) {
      lines.addAll(
          Words.wrapped(
              ReportLines.INDENT,
              "Simpson's paradox: every segment went one way and the whole the other, because"
                  + " weight moved between them."));
    }
    return lines;
  }

  private List<String> drivers(MetricValue unit, DriverExplanation explanation) {
    TextPlot plot =
        TextPlot.around(explanation.getDriversList().stream().mapToDouble(DriverEffect::getEffect));
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT, RIGHT, LEFT);
    table.row("driver", "before", "after", "effect", "0 = │");
    for (DriverEffect driver : explanation.getDriversList()) {
      table.row(
          name(driver),
          driver.hasFrom() ? value(driver, driver.getFrom()) : "-",
          driver.hasTo() ? value(driver, driver.getTo()) : "-",
          texts.signed(unit, driver.getEffect()),
          plot.bar(driver.getEffect()));
    }
    table.row(
        "together (" + Words.code(explanation.getMethod()) + ")",
        shown(unit, explanation.getFrom()),
        shown(unit, explanation.getTo()),
        texts.signed(unit, explanation.getChange()),
        "");
    return table.lines(ReportLines.INDENT);
  }

  private String name(DriverEffect driver) {
    String name =
        driver.getMetric().isEmpty()
            ? driver.getNumerator() + " / " + driver.getDenominator()
            : names.name(driver.getMetric());
    return driver.getInverse() ? "1 / " + name : name;
  }

  private String value(DriverEffect driver, double number) {
    if (driver.getDenominator().isEmpty() && driver.getCurrencyCode().isEmpty()) {
      return NumberText.fixed(number, 0);
    }
    return ValueText.inUnitOf(
        MetricValue.newBuilder()
            .setMetric(driver.getMetric())
            .setCurrencyCode(driver.getCurrencyCode())
            .build(),
        number,
        names);
  }

  /** A line for each segment or driver. */
  public static String csv(ExplainChangeResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                List.of(
                    "kind",
                    "id",
                    "before",
                    "after",
                    "share_before",
                    "share_after",
                    "rate_effect",
                    "mix_effect",
                    "interaction",
                    "effect"));
    for (SegmentEffect segment : answer.getMix().getSegmentsList()) {
      csv.add(
          new CsvText.Row()
              .text("segment")
              .text(segment.getValue())
              .number(ComparisonCsv.number(segment.hasFrom(), segment.getFrom()))
              .number(ComparisonCsv.number(segment.hasTo(), segment.getTo()))
              .number(String.valueOf(segment.getWeightFrom()))
              .number(String.valueOf(segment.getWeightTo()))
              .number(String.valueOf(segment.getRateEffect()))
              .number(String.valueOf(segment.getMixEffect()))
              .number(String.valueOf(segment.getInteraction()))
              .number(String.valueOf(effect(segment))));
    }
    for (DriverEffect driver : answer.getDrivers().getDriversList()) {
      csv.add(
          new CsvText.Row()
              .text("driver")
              .text(driver.getMetric().isEmpty() ? driver.getNumerator() : driver.getMetric())
              .number(ComparisonCsv.number(driver.hasFrom(), driver.getFrom()))
              .number(ComparisonCsv.number(driver.hasTo(), driver.getTo()))
              .number("")
              .number("")
              .number("")
              .number("")
              .number("")
              .number(String.valueOf(driver.getEffect())));
    }
    return csv.toString();
  }
}
