package org.marketingmetrics.core.channeldata;

import java.time.Instant;

/** Which state of the data a question is asked of. */
public sealed interface DataVersion {
  /**
   * The data of now.
   *
   * @param atLeastRevision a revision the caller has seen and wants to see again; 0 for none
   */
  record Current(long atLeastRevision) implements DataVersion {}

  /** The data as they were known at an instant, inclusive. */
  record AsOf(Instant knownAt) implements DataVersion {}

  /** The data of now, at whatever revision. */
  DataVersion NOW = new Current(0);
}
