package org.marketingmetrics.core.event;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one person did.
 *
 * @param subject who, as the caller names people; never shown in logs
 * @param at when, milliseconds since 1970 UTC
 * @param id unique in the workspace; of two events at one instant the lower id comes first
 * @param kind what
 * @param campaign of the visit or click; null when there is none
 * @param channel {@code direct} for a visit without a referrer; null when not known
 * @param page address or name of the page; null when there is none
 * @param clickId joins a click log's entry with the hits it led to; null when there is none
 * @param value what it was worth; null when nothing is said
 * @param properties free labels by name
 * @param serverSide reported by a server (an order system, say), not by the visit itself
 */
public record Event(
    String subject,
    long at,
    String id,
    EventKind kind,
    @Nullable String campaign,
    @Nullable String channel,
    @Nullable String page,
    @Nullable String clickId,
    @Nullable EventValue value,
    SortedMap<String, String> properties,
    boolean serverSide) {
  /** Channel of a visit without a referrer. */
  public static final String DIRECT = "direct";

  /** The order in which a person's events are read: by time, then by id. */
  public static final Comparator<Event> IN_TIME =
      Comparator.comparingLong(Event::at).thenComparing(Event::id);

  public Event {
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }

  /** True for what a visit itself does: it opens and extends sessions. */
  public boolean isHit() {
    return !kind.isClickLog() && !serverSide;
  }

  /** The campaign it brings; a direct visit brings none, whatever it says. */
  public @Nullable String broughtBy() {
    return DIRECT.equals(channel) ? null : campaign;
  }
}
