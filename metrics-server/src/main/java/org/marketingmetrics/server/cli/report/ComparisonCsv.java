package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.marketingmetrics.api.v1.ComparePeriodsResponse;
import org.marketingmetrics.api.v1.CompareSegmentsResponse;
import org.marketingmetrics.api.v1.ComparedPair;
import org.marketingmetrics.api.v1.ComparedSegment;
import org.marketingmetrics.api.v1.Difference;
import org.marketingmetrics.api.v1.Interval;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.PeriodChange;

/** Comparisons for a spreadsheet. Rates and lifts are fractions. */
public final class ComparisonCsv {
  private static final List<String> DIFFERENCE =
      List.of(
          "difference",
          "difference_lower",
          "difference_upper",
          "lift",
          "lift_lower",
          "lift_upper",
          "method",
          "unit",
          "p",
          "adjusted_p",
          "verdict",
          "test_absence",
          "warnings");

  private ComparisonCsv() {}

  /** A line for each segment, then one for each pair. */
  public static String text(CompareSegmentsResponse answer) {
    CsvText csv = new CsvText().header(heading("value", "reference", "result", "lower", "upper"));
    for (ComparedSegment segment : answer.getSegmentsList()) {
      CsvText.Row row = new CsvText.Row().text(segment.getValue()).text("");
      value(row, segment.getArm().getValue());
      csv.add(difference(row, segment.hasDifference(), segment.getDifference()));
    }
    for (ComparedPair pair : answer.getPairsList()) {
      CsvText.Row row = new CsvText.Row().text(pair.getValue()).text(pair.getReferenceValue());
      row.number("").number("").number("");
      csv.add(difference(row, true, pair.getDifference()));
    }
    return csv.toString();
  }

  /** A line for each metric. */
  public static String text(ComparePeriodsResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                heading(
                    "metric",
                    "result",
                    "lower",
                    "upper",
                    "earlier",
                    "earlier_lower",
                    "earlier_upper",
                    "per_day",
                    "earlier_per_day"));
    for (PeriodChange change : answer.getChangesList()) {
      CsvText.Row row = new CsvText.Row().text(change.getMetric());
      value(row, change.getArm().getValue());
      value(row, change.getEarlier().getValue());
      row.number(number(change.hasPerDay(), change.getPerDay()));
      row.number(number(change.hasEarlierPerDay(), change.getEarlierPerDay()));
      csv.add(difference(row, true, change.getDifference()));
    }
    return csv.toString();
  }

  private static List<String> heading(String... first) {
    List<String> heading = new ArrayList<>(List.of(first));
    heading.addAll(DIFFERENCE);
    return heading;
  }

  private static void value(CsvText.Row row, MetricValue value) {
    row.number(number(value.hasValue(), value.getValue()));
    interval(row, value.hasInterval(), value.getInterval());
  }

  private static void interval(CsvText.Row row, boolean known, Interval interval) {
    row.number(number(known, interval.getLower())).number(number(known, interval.getUpper()));
  }

  private static CsvText.Row difference(CsvText.Row row, boolean compared, Difference difference) {
    row.number(number(difference.hasDifference(), difference.getDifference()));
    interval(row, difference.hasInterval(), difference.getInterval());
    row.number(number(difference.hasLift(), difference.getLift()));
    interval(row, difference.hasLiftInterval(), difference.getLiftInterval());
    boolean tested = difference.hasTest();
    row.text(tested ? Words.code(difference.getTest().getMethod()) : "");
    row.text(tested ? Words.code(difference.getTest().getUnit()) : "");
    row.number(number(tested, difference.getTest().getPValue()));
    row.number(number(tested, difference.getTest().getAdjustedPValue()));
    row.text(compared ? Words.code(difference.getVerdict()) : "");
    row.text(
        difference.hasTestAbsence() ? Words.code(difference.getTestAbsence().getReason()) : "");
    return row.text(QueryCsv.codes(Stream.of(difference.getWarningsList()).flatMap(List::stream)));
  }

  static String number(boolean known, double number) {
    return known ? String.valueOf(number) : "";
  }
}
