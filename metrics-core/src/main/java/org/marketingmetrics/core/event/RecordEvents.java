package org.marketingmetrics.core.event;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Checks events, gives each its verdict, and records them. */
public final class RecordEvents {
  /** Most fields at fault that are told in one failure. */
  private static final int MOST_VIOLATIONS = 50;

  private final EventStore events;
  private final ReceiptRules rules;
  private final Clock clock;

  /** The use case over its port. */
  public RecordEvents(EventStore events, ReceiptRules rules, Clock clock) {
    this.events = events;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Records events, all or none.
   *
   * @param list at most {@link EventRules#MAX_EVENTS}
   * @param backfill true when the caller declares that it brings history, which is never late
   * @throws MetricsException INVALID_FIELD with the fields at fault, by index; WORKSPACE_NOT_FOUND;
   *     WRITE_CONFLICT; STORE_UNAVAILABLE
   */
  public RecordOutcome run(WorkspaceId workspace, List<Event> list, boolean backfill) {
    if (list.size() > EventRules.MAX_EVENTS) {
      throw MetricsException.invalidField(
          "events",
          "%d are more than %d; send them in several calls"
              .formatted(list.size(), EventRules.MAX_EVENTS));
    }
    requireValid(list);
    Instant now = clock.instant();
    List<ReceivedEvent> received = new ArrayList<>();
    for (Event event : list) {
      received.add(
          new ReceivedEvent(event, rules.verdict(event.at(), now.toEpochMilli(), backfill)));
    }
    return events.record(
        workspace, new EventBatch(received, ChronoUnit.MICROS.between(Instant.EPOCH, now)));
  }

  private static void requireValid(List<Event> list) {
    List<FieldViolation> found = new ArrayList<>();
    for (int i = 0; i < list.size() && found.size() < MOST_VIOLATIONS; i++) {
      for (FieldViolation violation : EventRules.violations(list.get(i))) {
        found.add(
            new FieldViolation(
                "events[%d].%s".formatted(i, violation.field()), violation.description()));
      }
    }
    if (found.isEmpty()) {
      return;
    }
    FieldViolation first = found.getFirst();
    MetricsException.Builder failure =
        MetricsException.of(ErrorReason.INVALID_FIELD, first.field() + ": " + first.description())
            .with("field", first.field());
    found.forEach(violation -> failure.field(violation.field(), violation.description()));
    throw failure.build();
  }
}
