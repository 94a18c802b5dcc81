package org.marketingmetrics.server.cli.report;

import java.util.List;
import java.util.stream.Stream;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.FunnelStep;
import org.marketingmetrics.api.v1.MetricValue;

/**
 * A funnel for a spreadsheet: a line for each step, then one for each value beside them. Rates are
 * fractions.
 */
public final class FunnelCsv {
  private static final List<String> HEADING =
      List.of(
          "kind",
          "id",
          "count",
          "step_rate",
          "step_rate_lower",
          "step_rate_upper",
          "overall_rate",
          "overall_rate_lower",
          "overall_rate_upper",
          "drop_off",
          "violation",
          "value",
          "value_lower",
          "value_upper",
          "currency",
          "null_reason",
          "warnings",
          "sources");

  private FunnelCsv() {}

  /** The file. */
  public static String text(AnalyzeFunnelResponse funnel) {
    CsvText csv = new CsvText().header(HEADING);
    funnel.getStepsList().forEach(step -> csv.add(step(step)));
    csv.add(value("revenue", funnel.getRevenue()));
    csv.add(value("revenue_per_last_step", funnel.getRevenuePerLastStep()));
    csv.add(value("revenue_per_first_step", funnel.getRevenuePerFirstStep()));
    funnel.getMetricsList().forEach(metric -> csv.add(value(metric.getMetric(), metric)));
    return csv.toString();
  }

  private static CsvText.Row step(FunnelStep step) {
    CsvText.Row row = new CsvText.Row().text("step").text(step.getMeasure());
    row.number(QueryCsv.number(step.getCount()));
    rate(row, step.getStepRate());
    rate(row, step.getOverallRate());
    row.number(step.hasDropOff() ? NumberText.raw(step.getDropOff()) : "");
    row.text(step.hasViolation() ? Words.code(step.getViolation().getCode()) : "");
    row.number("").number("").number("").number("");
    row.text(reason(step.getCount()));
    row.text(
        QueryCsv.codes(
            Stream.of(
                    step.getWarningsList(),
                    step.getCount().getWarningsList(),
                    step.getStepRate().getWarningsList())
                .flatMap(List::stream)));
    return row.text(String.join(";", step.getCount().getDataQuality().getSourcesList()));
  }

  private static void rate(CsvText.Row row, MetricValue rate) {
    row.number(rate.hasValue() ? String.valueOf(rate.getValue()) : "");
    row.number(rate.hasInterval() ? String.valueOf(rate.getInterval().getLower()) : "");
    row.number(rate.hasInterval() ? String.valueOf(rate.getInterval().getUpper()) : "");
  }

  private static CsvText.Row value(String id, MetricValue value) {
    CsvText.Row row = new CsvText.Row().text("value").text(id);
    for (int empty = 0; empty < 9; empty++) {
      row.number("");
    }
    QueryCsv.value(row, value);
    row.text(QueryCsv.codes(value.getWarningsList().stream()));
    return row.text(String.join(";", value.getDataQuality().getSourcesList()));
  }

  private static String reason(MetricValue value) {
    return value.hasValue() ? "" : Words.code(value.getNullReason());
  }
}
