package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.timeline.Column;
import org.marketingmetrics.core.event.timeline.EventField;
import org.marketingmetrics.core.event.timeline.SubjectRuns;
import org.marketingmetrics.core.event.timeline.TimelineBlock;

/** The person whose chain is told: who it is, and what stands around the chain's events. */
public final class Person {
  private final List<TimelineBlock> blocks;
  private int[] places = new int[4];
  private int[] from = new int[4];
  private int[] to = new int[4];
  private int ranges;
  private @Nullable SubjectRuns runs;
  private int who;

  Person(List<TimelineBlock> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  void clear() {
    ranges = 0;
  }

  void add(int place, int first, int end) {
    if (ranges == places.length) {
      places = Arrays.copyOf(places, ranges * 2);
      from = Arrays.copyOf(from, ranges * 2);
      to = Arrays.copyOf(to, ranges * 2);
    }
    places[ranges] = place;
    from[ranges] = first;
    to[ranges] = end;
    ranges++;
  }

  void name(SubjectRuns newRuns, int person) {
    runs = newRuns;
    who = person;
  }

  int ranges() {
    return ranges;
  }

  int place(int range) {
    return places[range];
  }

  int from(int range) {
    return from[range];
  }

  int to(int range) {
    return to[range];
  }

  TimelineBlock block(int place) {
    return blocks.get(place);
  }

  static long source(int place, int event) {
    return (long) place << 32 | event;
  }

  /** Who it is. */
  public String subject() {
    if (runs == null) {
      throw new IllegalStateException("nobody yet");
    }
    return runs.name(who);
  }

  /** The place in the order in which people are told. */
  public long key() {
    if (runs == null) {
      throw new IllegalStateException("nobody yet");
    }
    return runs.key(who);
  }

  /** When an event happened, by the event's source. */
  long at(long source) {
    return blocks.get((int) (source >>> 32)).at((int) source);
  }

  /** An attribute of an event, by the event's source. */
  @Nullable String attribute(EventAttribute attribute, long source) {
    Column column = attribute.of(blocks.get((int) (source >>> 32)).columns());
    return column.get((int) source);
  }

  /** The kind of the event that follows another one; null when there is none. */
  @Nullable String kindAfter(long source) {
    int place = (int) (source >>> 32);
    int next = (int) source + 1;
    for (int range = 0; range < ranges; range++) {
      boolean same = places[range] == place;
      int event = same ? next : from[range];
      if (places[range] >= place && event < to[range]) {
        return blocks.get(places[range]).columns().column(EventField.KIND).get(event);
      }
    }
    return null;
  }
}
