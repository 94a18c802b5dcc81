package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeTrendResponse;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.TrendPoint;
import org.marketingmetrics.api.v1.TrendSeries;

/** Series side by side, for a person and for a spreadsheet. */
public final class TrendReport {
  private static final TextTable.Align LEFT = TextTable.Align.LEFT;
  private static final TextTable.Align RIGHT = TextTable.Align.RIGHT;

  private final MetricNames names;

  /** A report that calls things as the catalogue does. */
  public TrendReport(MetricNames names) {
    this.names = names;
  }

  /** The report, each line ended. */
  public String text(String title, AnalyzeTrendResponse answer) {
    TextTable table = new TextTable(LEFT, LEFT, RIGHT, LEFT, RIGHT, RIGHT, RIGHT, LEFT);
    table.row(
        "metric",
        "direction",
        "a day",
        "",
        "a day",
        "p",
        "values",
        Words.range(answer.getDateRange()));
    Notes notes = new Notes();
    for (TrendSeries series : answer.getSeriesList()) {
      MetricValue unit =
          series.getPointsCount() == 0
              ? MetricValue.getDefaultInstance()
              : series.getPoints(0).getValue();
      table.row(
          names.name(series.getMetric()),
          Words.plain(series.getDirection()),
          series.hasSlopePerDay() ? signed(unit, series.getSlopePerDay()) : "",
          series.hasSlopeInterval()
              ? "[%s, %s]"
                  .formatted(
                      signed(unit, series.getSlopeInterval().getLower()),
                      signed(unit, series.getSlopeInterval().getUpper()))
              : "",
          series.hasRelativeSlopePerDay()
              ? DifferenceText.signedPercent(series.getRelativeSlopePerDay())
              : "",
          series.hasAdjustedPValue()
              ? DifferenceText.p(series.getAdjustedPValue(), Math.log10(series.getAdjustedPValue()))
              : "",
          String.valueOf(series.getValuesUsed()),
          TextPlot.line(values(series)));
      series.getPointsList().forEach(point -> notes.add(series.getMetric(), point.getValue()));
    }
    notes.add("", answer.getWarningsList());
    return new ReportLines(title)
        .section(table.lines(ReportLines.INDENT))
        .section(notes.lines(ReportLines.INDENT))
        .assumptions(answer.getAssumptionsList())
        .toString();
  }

  private String signed(MetricValue unit, double number) {
    return new DifferenceText(names).signed(unit, number);
  }

  private static List<Double> values(TrendSeries series) {
    List<Double> values = new ArrayList<>();
    for (TrendPoint point : series.getPointsList()) {
      values.add(point.getValue().hasValue() ? point.getValue().getValue() : Double.NaN);
    }
    return values;
  }

  /** A line for each point, with the slope and direction of its series. */
  public static String csv(AnalyzeTrendResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                List.of(
                    "metric", "from", "to", "value", "direction", "slope_per_day", "adjusted_p"));
    for (TrendSeries series : answer.getSeriesList()) {
      for (TrendPoint point : series.getPointsList()) {
        MetricValue value = point.getValue();
        csv.add(
            new CsvText.Row()
                .text(series.getMetric())
                .text(Words.date(point.getDates().getStartDate()))
                .text(Words.date(point.getDates().getEndDate()))
                .number(ComparisonCsv.number(value.hasValue(), value.getValue()))
                .text(Words.code(series.getDirection()))
                .number(ComparisonCsv.number(series.hasSlopePerDay(), series.getSlopePerDay()))
                .number(
                    ComparisonCsv.number(series.hasAdjustedPValue(), series.getAdjustedPValue())));
      }
    }
    return csv.toString();
  }
}
