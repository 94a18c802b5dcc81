package org.marketingmetrics.core.store.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.ReceivedEvent;
import org.marketingmetrics.core.event.rollup.RolledUp;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.TimelineBlock;

/** The events of one workspace. */
final class EventData {
  long revision;
  long nextPart;
  volatile RolledUp rolledUp = RolledUp.NEVER;
  final ReentrantLock rollingUp = new ReentrantLock();
  final Map<String, Event> accepted = new HashMap<>();
  final Set<ReceivedEvent> refused = new LinkedHashSet<>();
  final Map<Pack, Map<BlockId, TimelineBlock>> packs = new LinkedHashMap<>();

  /** The accepted events of a person, in order. */
  List<Event> ofSubject(String subject) {
    List<Event> events = new ArrayList<>();
    for (Event event : accepted.values()) {
      if (event.subject().equals(subject)) {
        events.add(event);
      }
    }
    events.sort(Event.IN_TIME);
    return events;
  }
}
