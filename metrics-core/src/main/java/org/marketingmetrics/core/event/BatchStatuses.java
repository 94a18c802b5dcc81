package org.marketingmetrics.core.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides for every store alike what becomes of the events of a batch (domain rules D): the first
 * accepted event of an id stands, within the batch too; an id that was only ever refused is free.
 */
public final class BatchStatuses {
  private final List<EventStatus> statuses = new ArrayList<>();
  private final List<Event> recorded = new ArrayList<>();
  private final List<ReceivedEvent> refused = new ArrayList<>();

  /**
   * Decides.
   *
   * @param known accepted events by id, at least those of the batch's ids
   */
  public BatchStatuses(EventBatch batch, Map<String, Event> known) {
    Map<String, Event> accepted = new HashMap<>(known);
    for (ReceivedEvent received : batch.events()) {
      Event event = received.event();
      Event standing = accepted.get(event.id());
      if (standing != null) {
        statuses.add(standing.equals(event) ? EventStatus.REPEATED : EventStatus.CONFLICT);
      } else {
        statuses.add(EventStatus.of(received.verdict()));
        if (received.verdict() == Verdict.ACCEPTED) {
          accepted.put(event.id(), event);
          recorded.add(event);
        } else {
          refused.add(received);
        }
      }
    }
  }

  /** The ids of a batch. */
  public static Set<String> ids(EventBatch batch) {
    return batch.events().stream().map(e -> e.event().id()).collect(Collectors.toSet());
  }

  /** What became of each event, in order. */
  public List<EventStatus> statuses() {
    return statuses;
  }

  /** The events that count from now on. */
  public List<Event> recorded() {
    return recorded;
  }

  /** The events to keep apart. */
  public List<ReceivedEvent> refused() {
    return refused;
  }
}
