package org.marketingmetrics.core.event.funnel;

/** How the events of a chain must follow each other (domain rules C2). */
public enum FunnelOrder {
  /** In time, with anything in between; events of one instant in whatever order helps. */
  ORDERED,
  /** Each later than the one before. */
  STRICTLY_INCREASING,
  /** In time and by event id, with nothing in between but repeats of the step before. */
  STRICT,
  /** Any order inside the window; a level counts how many steps were met. */
  ANY_ORDER
}
