package org.marketingmetrics.core.channeldata.report;

import org.marketingmetrics.core.channeldata.report.format.ReportEvent;

/** Something to know about one row of a file. */
public sealed interface RowNote {
  /** Line of the file, or row of the sheet, from 1. */
  long line();

  /**
   * A row that is no data.
   *
   * @param reason why
   * @param text its first cell that says anything
   */
  record Skipped(long line, ReportEvent.Skip reason, String text) implements RowNote {}

  /**
   * A row that is not taken.
   *
   * @param column header of the cell at fault; empty when it is the row as a whole
   * @param text what the cell holds; of a duplicate the line of the other row
   */
  record Rejected(long line, Rejection reason, String column, String text) implements RowNote {}

  /**
   * A rate of the file that differs from what its two sides give, by more than rounding. The sides
   * are stored.
   *
   * @param column header of the rate
   * @param metric id of the rate
   * @param reported as the file has it, a fraction or an amount
   * @param computed from the sides
   */
  record RateDisagrees(long line, String column, String metric, double reported, double computed)
      implements RowNote {}
}
