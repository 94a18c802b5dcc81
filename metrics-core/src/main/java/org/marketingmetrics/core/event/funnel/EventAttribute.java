package org.marketingmetrics.core.event.funnel;

import org.marketingmetrics.core.event.timeline.Column;
import org.marketingmetrics.core.event.timeline.EventColumns;
import org.marketingmetrics.core.event.timeline.EventField;

/** A text that an event has or has not. */
public sealed interface EventAttribute {
  /** The attribute of the events of a block. */
  Column of(EventColumns columns);

  /** One of the texts that every event may have. */
  record Field(EventField field) implements EventAttribute {
    @Override
    public Column of(EventColumns columns) {
      return columns.column(field);
    }
  }

  /** A free property. */
  record Property(String name) implements EventAttribute {
    @Override
    public Column of(EventColumns columns) {
      return columns.property(name);
    }
  }
}
