package org.marketingmetrics.core.event.funnel;

/** Takes the chains of people, one after the other. */
public interface ChainSink {
  /** True when it asks where the events of a chain are, which takes longer to find. */
  boolean wantsEvents();

  /**
   * A chain; overwritten by the next one.
   *
   * @param sources by step, where {@link Person} finds the event; negative for none, and all of
   *     them unless {@link #wantsEvents}
   */
  void add(Chain chain, Person person, long[] sources);
}
