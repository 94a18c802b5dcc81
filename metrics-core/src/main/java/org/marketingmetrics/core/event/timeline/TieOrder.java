package org.marketingmetrics.core.event.timeline;

import java.util.List;
import org.marketingmetrics.core.event.Event;

/**
 * Tells how events of one person and instant follow each other, which only their ids say and blocks
 * do not keep. It is asked only where such events come from different blocks.
 */
@FunctionalInterface
public interface TieOrder {
  /**
   * The accepted events of a person at an instant, by id; more than those asked about do no harm.
   */
  List<Event> at(String subject, long at);
}
