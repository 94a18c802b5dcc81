package org.marketingmetrics.server.cli.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.marketingmetrics.api.v1.CompareSegmentsResponse;
import org.marketingmetrics.api.v1.ComparedPair;
import org.marketingmetrics.api.v1.ComparedSegment;
import org.marketingmetrics.api.v1.Difference;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.OverallTest;

/** Segments beside their references for a person: values, intervals drawn, what may be said. */
public final class SegmentReport {
  private static final TextTable.Align LEFT = TextTable.Align.LEFT;
  private static final TextTable.Align RIGHT = TextTable.Align.RIGHT;

  private final MetricNames names;
  private final DifferenceText texts;

  /** A report that calls things as the catalogue does. */
  public SegmentReport(MetricNames names) {
    this.names = names;
    this.texts = new DifferenceText(names);
  }

  /** The report, each line ended. */
  public String text(String title, String dimension, CompareSegmentsResponse answer) {
    ReportLines lines = new ReportLines(title);
    if (answer.getSegmentsList().isEmpty()) {
      return lines
          .section(List.of(ReportLines.INDENT + "No data for these days and filters."))
          .toString();
    }
    return lines
        .section(segments(dimension, answer))
        .section(pairs(answer))
        .section(overall(answer))
        .section(notes(answer))
        .assumptions(answer.getAssumptionsList())
        .toString();
  }

  private static Stream<Difference> differences(CompareSegmentsResponse answer) {
    return Stream.concat(
        answer.getSegmentsList().stream()
            .filter(ComparedSegment::hasDifference)
            .map(ComparedSegment::getDifference),
        answer.getPairsList().stream().map(ComparedPair::getDifference));
  }

  private static TextPlot plot(CompareSegmentsResponse answer) {
    DoubleStream edges = differences(answer).flatMapToDouble(DifferenceText::edges);
    return TextPlot.around(edges);
  }

  private List<String> segments(String dimension, CompareSegmentsResponse answer) {
    TextPlot plot = plot(answer);
    TextTable table = new TextTable(LEFT, LEFT, LEFT, LEFT, LEFT, RIGHT, RIGHT, LEFT, LEFT);
    table.row(dimension, "value", "", "difference", "0 = │", "change", "p", "verdict", "test");
    for (ComparedSegment segment : answer.getSegmentsList()) {
      MetricValue value = segment.getArm().getValue();
      Difference difference = segment.getDifference();
      boolean compared = segment.hasDifference();
      table.row(
          segment.getValue(),
          ValueText.of(value, names),
          ValueText.fraction(value),
          texts.difference(value, difference),
          DifferenceText.drawn(plot, difference),
          DifferenceText.lift(difference),
          DifferenceText.p(difference),
          compared
              ? DifferenceText.verdict(difference)
              : answer.getPairsCount() == 0 && answer.getSegmentsCount() > 1 ? "the reference" : "",
          DifferenceText.method(difference));
    }
    return table.lines(ReportLines.INDENT);
  }

  private List<String> pairs(CompareSegmentsResponse answer) {
    if (answer.getPairsList().isEmpty()) {
      return List.of();
    }
    MetricValue unit = answer.getSegments(0).getArm().getValue();
    TextPlot plot = plot(answer);
    TextTable table = new TextTable(LEFT, LEFT, LEFT, RIGHT, RIGHT, LEFT, LEFT);
    table.row("pair", "difference", "0 = │", "change", "p", "verdict", "test");
    for (ComparedPair pair : answer.getPairsList()) {
      Difference difference = pair.getDifference();
      table.row(
          about(pair),
          texts.difference(unit, difference),
          DifferenceText.drawn(plot, difference),
          DifferenceText.lift(difference),
          DifferenceText.p(difference),
          DifferenceText.verdict(difference),
          DifferenceText.method(difference));
    }
    return table.lines(ReportLines.INDENT);
  }

  private static String about(ComparedPair pair) {
    return pair.getValue() + " - " + pair.getReferenceValue();
  }

  private static List<String> overall(CompareSegmentsResponse answer) {
    if (!answer.hasOverall()) {
      return List.of();
    }
    OverallTest test = answer.getOverall();
    return List.of(
        "%sAll together: chi-squared %s with %d degrees of freedom, p %s"
            .formatted(
                ReportLines.INDENT,
                NumberText.fixed(test.getChiSquared(), 2),
                test.getDegreesOfFreedom(),
                DifferenceText.p(test.getPValue(), test.getLog10PValue())));
  }

  private static List<String> notes(CompareSegmentsResponse answer) {
    Notes notes = new Notes();
    for (ComparedSegment segment : answer.getSegmentsList()) {
      notes.add(segment.getValue(), segment.getArm().getValue());
      DifferenceText.addTo(notes, segment.getValue(), segment.getDifference());
    }
    answer
        .getPairsList()
        .forEach(pair -> DifferenceText.addTo(notes, about(pair), pair.getDifference()));
    return notes.add("", answer.getWarningsList()).lines(ReportLines.INDENT);
  }
}
