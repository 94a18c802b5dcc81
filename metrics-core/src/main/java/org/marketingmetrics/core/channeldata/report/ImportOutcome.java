package org.marketingmetrics.core.channeldata.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.ReportFormat;
import org.marketingmetrics.core.period.DateRange;

/**
 * What became of a file.
 *
 * @param format what it was recognized as
 * @param source id of the source it was written as
 * @param tables its tables, with what each column became
 * @param range first to last day of its rows; null when none was taken
 * @param rows rows of the file
 * @param observations what became of what they say; a row with values of several levels, such as
 *     all sessions and those of the app, is several observations
 * @param notes about rows, in the order of lines, of each kind the first {@link #MOST_NOTES}
 * @param revision the workspace's data revision at which it can be read; 0 when nothing was written
 */
public record ImportOutcome(
    ReportFormat format,
    String source,
    List<BoundTable> tables,
    @Nullable DateRange range,
    Rows rows,
    Observations observations,
    List<RowNote> notes,
    long revision) {
  /** Notes of one kind that are kept. */
  public static final int MOST_NOTES = 1_000;

  public ImportOutcome {
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
  }

  /**
   * Rows of a file below its headers.
   *
   * @param read all of them
   * @param taken those whose values were taken
   * @param skipped those that are no data
   * @param rejected those that are data and were not taken
   * @param disagreeing rates that differ from their sides
   */
  public record Rows(long read, long taken, long skipped, long rejected, long disagreeing) {}

  /**
   * Observations.
   *
   * @param stored new ones
   * @param replaced ones whose newer values took the place of older ones
   * @param unchanged ones that were there already with the same values
   * @param outdated ones for which newer values were there already
   * @param retired ones that the file no longer holds
   */
  public record Observations(
      long stored, long replaced, long unchanged, long outdated, long retired) {}
}
