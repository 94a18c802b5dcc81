package org.marketingmetrics.core.event;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param statuses of each event, in order
 * @param revision of the workspace's events at which all that was recorded can be read
 */
public record RecordOutcome(List<EventStatus> statuses, long revision) {
  public RecordOutcome {
    statuses = List.copyOf(statuses);
  }
}
