package org.marketingmetrics.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;

class RecordEventsTest {
  private final EventWorkspace workspace = new EventWorkspace(ZoneOffset.UTC);
  private final RecordEvents record =
      new RecordEvents(workspace.stores().events(), ReceiptRules.STANDARD, EventWorkspace.CLOCK);

  private static Event event(String id, Duration ago, String kind) {
    return new Event(
        "ann",
        EventWorkspace.NOW.minus(ago).toEpochMilli(),
        id,
        new EventKind(kind),
        null,
        null,
        null,
        null,
        null,
        new TreeMap<>(),
        false);
  }

  @Test
  void eachEventGetsItsVerdictOnReceipt() {
    List<Event> events =
        List.of(
            event("now", Duration.ZERO, "page_view"),
            event("late", Duration.ofDays(4), "page_view"),
            event("early", Duration.ofHours(-1), "page_view"));

    assertThat(record.run(EventWorkspace.ID, events, false).statuses())
        .containsExactly(EventStatus.RECORDED, EventStatus.LATE, EventStatus.FUTURE);
    assertThat(record.run(EventWorkspace.ID, events, true).statuses())
        .containsExactly(EventStatus.REPEATED, EventStatus.RECORDED, EventStatus.FUTURE);
  }

  @Test
  void oneBadEventRefusesTheCallByIndexAndField() {
    List<Event> events =
        List.of(
            event("e1", Duration.ZERO, "page_view"),
            event("", Duration.ZERO, "page_view"),
            event("e3", Duration.ZERO, "viewed"));

    MetricsException failure =
        catchThrowableOfType(
            MetricsException.class, () -> record.run(EventWorkspace.ID, events, false));

    assertThat(failure.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(failure.fieldViolations().stream().map(FieldViolation::field))
        .containsExactly("events[1].id", "events[2].kind");
    assertThat(workspace.stores().events().events(EventWorkspace.ID, "ann", 9)).isEmpty();
  }

  @Test
  void tenThousandAndOneEventsAreTooMany() {
    List<Event> events = Collections.nCopies(10_001, event("e1", Duration.ZERO, "page_view"));

    MetricsException failure =
        catchThrowableOfType(
            MetricsException.class, () -> record.run(EventWorkspace.ID, events, false));

    assertThat(failure.fieldViolations().stream().map(FieldViolation::field))
        .containsExactly("events");
  }
}
