package org.marketingmetrics.core.event.timeline;

import java.util.TreeMap;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;

/**
 * The accepted events of one bucket in one month: by person, then by time, then by event id. Event
 * ids themselves are not kept; where they decide an order, it is the order of the events.
 * Immutable, safe for many threads.
 */
public final class TimelineBlock {
  private final int month;
  private final long base;
  private final SubjectRuns subjects;
  private final int[] offsets;
  private final EventColumns columns;

  TimelineBlock(int month, SubjectRuns subjects, int[] offsets, EventColumns columns) {
    this.month = month;
    this.base = Months.start(month);
    this.subjects = subjects;
    this.offsets = offsets;
    this.columns = columns;
  }

  /** The month, yyyymm of UTC. */
  public int month() {
    return month;
  }

  /** How many events. */
  public int size() {
    return offsets.length;
  }

  /** The people. */
  public SubjectRuns subjects() {
    return subjects;
  }

  /** When an event happened, milliseconds since 1970 UTC. */
  public long at(int event) {
    return base + (offsets[event] & 0xffff_ffffL);
  }

  /** The first instant of the month. */
  public long base() {
    return base;
  }

  /** Milliseconds since the first instant of the month; unsigned. */
  public int offset(int event) {
    return offsets[event];
  }

  /** What the events say. */
  public EventColumns columns() {
    return columns;
  }

  /**
   * An event as it was recorded, but for its id.
   *
   * @param id to give it
   */
  public Event event(int event, String subject, String id) {
    TreeMap<String, String> properties = new TreeMap<>();
    for (String name : columns.propertyNames()) {
      String value = columns.property(name).get(event);
      if (value != null) {
        properties.put(name, value);
      }
    }
    String kind = columns.column(EventField.KIND).get(event);
    return new Event(
        subject,
        at(event),
        id,
        new EventKind(kind == null ? "" : kind),
        columns.column(EventField.CAMPAIGN).get(event),
        columns.column(EventField.CHANNEL).get(event),
        columns.column(EventField.PAGE).get(event),
        columns.column(EventField.CLICK_ID).get(event),
        columns.values().get(event),
        properties,
        columns.serverSide().get(event));
  }
}
