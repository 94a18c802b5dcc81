package org.marketingmetrics.core.event.rollup;

/**
 * Up to where a workspace's events are added up.
 *
 * @param revision of the events; 0 for never
 * @param knownAt when the sums were known, microseconds since 1970 UTC; it grows
 */
public record RolledUp(long revision, long knownAt) {
  /** Before the first time. */
  public static final RolledUp NEVER = new RolledUp(0, 0);
}
