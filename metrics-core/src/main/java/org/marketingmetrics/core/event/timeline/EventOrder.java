package org.marketingmetrics.core.event.timeline;

import java.util.Arrays;

/** Which events of several sources stand where: the order in which they are put together. */
final class EventOrder {
  private int[] sources;
  private int[] events;
  private int size;

  EventOrder(int expected) {
    this.sources = new int[Math.max(expected, 1)];
    this.events = new int[Math.max(expected, 1)];
  }

  void add(int source, int event) {
    if (size == events.length) {
      sources = Arrays.copyOf(sources, size * 2);
      events = Arrays.copyOf(events, size * 2);
    }
    sources[size] = source;
    events[size] = event;
    size++;
  }

  int size() {
    return size;
  }

  int source(int i) {
    return sources[i];
  }

  int event(int i) {
    return events[i];
  }
}
