package org.marketingmetrics.core.event.timeline;

import java.util.BitSet;
import java.util.SortedSet;

/** What events say, column by column; a column may be unpacked only when it is asked for. */
public interface EventColumns {
  /** How many events. */
  int size();

  /** A text of every event. */
  Column column(EventField field);

  /** The names of the free properties that some event has. */
  SortedSet<String> propertyNames();

  /** A free property; a column of none for a name that no event has. */
  Column property(String name);

  /** What events were worth. */
  Values values();

  /** The events that a server reported. */
  BitSet serverSide();
}
