package org.marketingmetrics.core.channeldata.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.report.cell.DateOrder;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.Recognition;
import org.marketingmetrics.core.channeldata.report.format.ReportFormat;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;

/** What is decided for a file before its rows are believed: for each of its tables a plan. */
final class FilePlan {
  private final List<TablePlan> tables = new ArrayList<>();
  private final FileScan scan;
  private final ImportOptions options;
  private final @Nullable DateRange period;

  FilePlan(
      Recognition recognition,
      FileScan scan,
      ImportOptions options,
      ZoneId sourceZone,
      ZoneId zone,
      Instant knownAt) {
    this.scan = scan;
    this.options = options;
    this.period = options.period() == null ? scan.period() : options.period();
    ReportFormat format = recognition.format();
    SortedMap<String, String> dimensions = new TreeMap<>(format.dimensions());
    dimensions.putAll(options.dimensions());
    boolean stated = format.numbers() != NumberStyle.UNDECIDED;
    NumberStyle numbers = stated ? format.numbers() : scan.numbers();
    for (int i = 0; i < scan.tables().size(); i++) {
      DateOrder dates =
          format.dates() == DateOrder.UNDECIDED ? scan.style(i).dates() : format.dates();
      BoundTable table = scan.tables().get(i);
      String ofHeaders = table.headerCurrency();
      tables.add(
          new TablePlan(
              table,
              numbers,
              dates,
              period,
              ofHeaders == null ? options.currency() : ofHeaders,
              dimensions,
              options.dropped(),
              sourceZone,
              zone,
              knownAt));
    }
  }

  /**
   * Goes on only if every table can be dated and every amount has a currency.
   *
   * @throws MetricsException REPORT_NEEDS_PERIOD, REPORT_NEEDS_CURRENCY
   */
  void require(Catalog catalog) {
    if (period == null
        && tables.stream().anyMatch(plan -> !new RowMapper(catalog, plan).knowsTime())) {
      throw MetricsException.of(
              ErrorReason.REPORT_NEEDS_PERIOD,
              "the report has no column of days and does not say which it covers; give its first"
                  + " and last day as period")
          .build();
    }
    Set<String> without = scan.withoutCurrency();
    if (options.currency() == null && !without.isEmpty()) {
      throw MetricsException.of(
              ErrorReason.REPORT_NEEDS_CURRENCY,
              "the report does not say in which currency %s are; give it as currency_code"
                  .formatted(String.join(", ", without)))
          .with("columns", String.join(",", without))
          .build();
    }
  }

  /** The plan of the table of that place. */
  TablePlan table(int index) {
    return tables.get(index);
  }

  /** True when rows may have to be added because a breakdown is given up. */
  boolean addsRows() {
    return tables.stream().anyMatch(TablePlan::addsRows);
  }

  /** The days that the file or the caller states; null when neither does. */
  @Nullable DateRange period() {
    return period;
  }
}
