package org.marketingmetrics.core.event;

import java.util.List;

/**
 * Events received together, recorded all or none.
 *
 * @param events at most {@link EventRules#MAX_EVENTS}
 * @param receivedAt microseconds since 1970 UTC
 */
public record EventBatch(List<ReceivedEvent> events, long receivedAt) {
  public EventBatch {
    events = List.copyOf(events);
  }
}
