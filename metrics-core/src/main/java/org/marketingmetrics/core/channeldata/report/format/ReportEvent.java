package org.marketingmetrics.core.channeldata.report.format;

import org.marketingmetrics.core.channeldata.report.table.Row;

/** What comes next in a report, from its first row to its last. */
public sealed interface ReportEvent {
  /** Why a row is no data. */
  enum Skip {
    /** It sums up the others. */
    TOTAL_ROW,
    /** A remark below or between the rows. */
    NOTE,
    /** It belongs to a table that the format does not know. */
    OUTSIDE_TABLE,
    /** All its values are missing. */
    NO_VALUES
  }

  /** A row before the first table, or between two, that is no part of any. */
  record Preamble(Row row) implements ReportEvent {}

  /** The header of a table. */
  record TableBegins(BoundTable table, Row row) implements ReportEvent {}

  /** A row of the table begun last. */
  record Data(BoundTable table, Row row) implements ReportEvent {}

  /** A row below a header that is no data. */
  record Skipped(Row row, Skip reason) implements ReportEvent {}
}
