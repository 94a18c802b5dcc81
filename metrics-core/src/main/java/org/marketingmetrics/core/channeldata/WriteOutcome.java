package org.marketingmetrics.core.channeldata;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.WriteStamp;

/**
 * What a write did, in observations.
 *
 * @param stored new ones
 * @param replaced ones whose newer values took the place of older ones
 * @param unchanged ones that were there already with the same values
 * @param outdated ones for which newer values were there already; kept as history
 * @param revision the workspace's data revision at which the write can be read
 * @param rejected ones that were not written, by index; only of chunks of a stream
 */
public record WriteOutcome(
    long stored,
    long replaced,
    long unchanged,
    long outdated,
    long revision,
    List<RejectedObservation> rejected) {
  public WriteOutcome {
    rejected = List.copyOf(rejected);
  }

  /** All were written. */
  public WriteOutcome(long stored, long replaced, long unchanged, long outdated, long revision) {
    this(stored, replaced, unchanged, outdated, revision, List.of());
  }

  /** The same, with those that the stamp says are not in the batch. */
  public WriteOutcome of(@Nullable WriteStamp stamp) {
    return stamp == null ? this : without(stamp.rejected());
  }

  /** The same, with those that were not written. */
  public WriteOutcome without(List<RejectedObservation> others) {
    return new WriteOutcome(stored, replaced, unchanged, outdated, revision, others);
  }
}
