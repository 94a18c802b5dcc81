package org.marketingmetrics.core.event.timeline;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.EventValue;

/** What events were worth; only those that say so take room. */
public final class Values {
  private final int[] events;
  private final long[] micros;
  private final Column currencies;

  /**
   * Values.
   *
   * @param events which events have one, in order
   * @param micros of these
   * @param currencies of these; none for a plain number
   */
  Values(int[] events, long[] micros, Column currencies) {
    this.events = events;
    this.micros = micros;
    this.currencies = currencies;
  }

  /** How many events have a value. */
  public int count() {
    return events.length;
  }

  /** The event at a place. */
  public int event(int place) {
    return events[place];
  }

  /** Place of an event's value, or negative. */
  public int find(int event) {
    return Arrays.binarySearch(events, event);
  }

  /** Millionths, by place. */
  public long micros(int place) {
    return micros[place];
  }

  /** Currency, by place; null for a plain number. */
  public @Nullable String currency(int place) {
    return currencies.get(place);
  }

  Column currencies() {
    return currencies;
  }

  /** The value of an event; null for none. */
  public @Nullable EventValue get(int event) {
    int place = find(event);
    return place < 0 ? null : new EventValue(micros[place], currencies.get(place));
  }

  static Values gather(List<Values> sources, EventOrder order) {
    int count = 0;
    int[] places = new int[order.size()];
    for (int i = 0; i < order.size(); i++) {
      places[i] = sources.get(order.source(i)).find(order.event(i));
      count += places[i] >= 0 ? 1 : 0;
    }
    int[] events = new int[count];
    long[] micros = new long[count];
    EventOrder ofValues = new EventOrder(count);
    int next = 0;
    for (int i = 0; i < order.size(); i++) {
      if (places[i] >= 0) {
        events[next] = i;
        micros[next] = sources.get(order.source(i)).micros(places[i]);
        ofValues.add(order.source(i), places[i]);
        next++;
      }
    }
    List<Column> currencies = sources.stream().map(Values::currencies).toList();
    return new Values(events, micros, Column.gather(currencies, ofValues));
  }
}
