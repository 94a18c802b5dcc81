package org.marketingmetrics.server.cli.report;

import java.util.List;
import java.util.stream.DoubleStream;
import org.marketingmetrics.api.v1.ComparePeriodsResponse;
import org.marketingmetrics.api.v1.Difference;
import org.marketingmetrics.api.v1.PeriodChange;

/** Metrics of two periods for a person. */
public final class PeriodReport {
  private static final TextTable.Align LEFT = TextTable.Align.LEFT;
  private static final TextTable.Align RIGHT = TextTable.Align.RIGHT;

  private final MetricNames names;
  private final DifferenceText texts;

  /** A report that calls things as the catalogue does. */
  public PeriodReport(MetricNames names) {
    this.names = names;
    this.texts = new DifferenceText(names);
  }

  /** The report, each line ended. */
  public String text(String title, ComparePeriodsResponse answer) {
    return new ReportLines(title)
        .section(changes(answer))
        .section(notes(answer))
        .assumptions(answer.getAssumptionsList())
        .toString();
  }

  private List<String> changes(ComparePeriodsResponse answer) {
    DoubleStream edges =
        answer.getChangesList().stream()
            .map(PeriodChange::getDifference)
            .flatMapToDouble(DifferenceText::liftEdges);
    TextPlot plot = TextPlot.around(edges);
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT, LEFT, RIGHT, LEFT, RIGHT, LEFT);
    table.row(
        "metric",
        Words.range(answer.getDateRange()),
        Words.range(answer.getComparisonRange()),
        "difference",
        "change",
        "0 = │",
        "p",
        "verdict");
    for (PeriodChange change : answer.getChangesList()) {
      Difference difference = change.getDifference();
      table.row(
          names.name(change.getMetric()),
          ValueText.of(change.getArm().getValue(), names),
          ValueText.of(change.getEarlier().getValue(), names),
          texts.difference(change.getArm().getValue(), difference)
              + (change.hasPerDay() ? " a day" : ""),
          DifferenceText.lift(difference),
          DifferenceText.drawnLift(plot, difference),
          DifferenceText.p(difference),
          DifferenceText.verdict(difference));
    }
    return table.lines(ReportLines.INDENT);
  }

  private static List<String> notes(ComparePeriodsResponse answer) {
    Notes notes = new Notes();
    for (PeriodChange change : answer.getChangesList()) {
      notes.add(change.getMetric(), change.getArm().getValue());
      notes.add(change.getMetric(), change.getEarlier().getValue());
      DifferenceText.addTo(notes, change.getMetric(), change.getDifference());
    }
    return notes.add("", answer.getWarningsList()).lines(ReportLines.INDENT);
  }
}
