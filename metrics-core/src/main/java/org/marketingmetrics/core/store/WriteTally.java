package org.marketingmetrics.core.store;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RowStatus;
import org.marketingmetrics.core.channeldata.WriteOutcome;

/** Counts what became of the observations of a batch, whose rows may fare differently. */
public final class WriteTally {
  private final Map<Integer, RowStatus> byObservation = new HashMap<>();

  /** Notes the status of a row; of the rows of one observation the highest status counts. */
  public void add(ObservationRow row, RowStatus status) {
    byObservation.merge(
        row.observation(), status, (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  /**
   * The counts.
   *
   * @param revision the data revision at which the write can be read
   */
  public WriteOutcome outcome(long revision) {
    Map<RowStatus, Long> counts = new EnumMap<>(RowStatus.class);
    byObservation.values().forEach(status -> counts.merge(status, 1L, Long::sum));
    return new WriteOutcome(
        counts.getOrDefault(RowStatus.STORED, 0L),
        counts.getOrDefault(RowStatus.REPLACED, 0L),
        counts.getOrDefault(RowStatus.UNCHANGED, 0L),
        counts.getOrDefault(RowStatus.OUTDATED, 0L),
        revision);
  }
}
