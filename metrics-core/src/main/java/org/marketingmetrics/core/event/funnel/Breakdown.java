package org.marketingmetrics.core.event.funnel;

/**
 * Divides a funnel by an attribute of one event of each chain.
 *
 * @param attribute whose texts are the segments; chains without it, or that did not reach the step,
 *     are a segment of their own
 * @param touch which event
 * @param step number of the step from 0, for {@link Touch#STEP}
 */
public record Breakdown(EventAttribute attribute, Touch touch, int step) {
  /** Which event of a chain decides. */
  public enum Touch {
    /** The first step's. */
    FIRST,
    /** A given step's. */
    STEP,
    /** That of the last step reached. */
    LAST
  }
}
