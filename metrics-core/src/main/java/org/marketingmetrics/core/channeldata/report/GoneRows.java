package org.marketingmetrics.core.channeldata.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.RetireRows;
import org.marketingmetrics.core.channeldata.StaleRows;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Retires the rows that a file no longer holds: of its source, levels and parts the daily ones
 * within the days it covers, and those over exactly the periods that it has.
 */
final class GoneRows {
  private final RetireRows retire;
  private final WorkspaceId workspace;
  private final long before;

  /**
   * Rows that are gone at an instant.
   *
   * @param now when the file was received: its rows were reported then, and those that are gone
   *     were not
   */
  GoneRows(RetireRows retire, WorkspaceId workspace, Instant now) {
    this.retire = retire;
    this.workspace = workspace;
    this.before = ChronoUnit.MICROS.between(Instant.EPOCH, now);
  }

  /** Retires; {@code stated} are the days that the file or the caller states, if any. */
  RetireRows.Outcome retire(ReportWriter writer, @Nullable DateRange stated) {
    RetireRows.Outcome all = new RetireRows.Outcome(0, 0);
    DateRange covered = writer.covered(stated);
    if (covered == null) {
      return all;
    }
    for (int days : new int[] {0, 1}) {
      if (writer.hasLength(days)) {
        all = both(all, retire(writer, covered, days));
      }
    }
    for (DateRange period : writer.longerPeriods()) {
      all = both(all, retire(writer, period, period.days()));
    }
    return all;
  }

  private RetireRows.Outcome retire(ReportWriter writer, DateRange range, int days) {
    return retire.run(
        workspace,
        new StaleRows(writer.source(), writer.lines(), range, days, before, Integer.MAX_VALUE));
  }

  private static RetireRows.Outcome both(RetireRows.Outcome one, RetireRows.Outcome other) {
    return new RetireRows.Outcome(
        one.rows() + other.rows(), Math.max(one.revision(), other.revision()));
  }
}
