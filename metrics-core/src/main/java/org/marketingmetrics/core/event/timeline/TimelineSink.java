package org.marketingmetrics.core.event.timeline;

import java.util.Map;

/**
 * Takes a workspace's packed events from a store, all as of one revision: the revision, then every
 * pack there is, with its content only if it is not known yet.
 */
public interface TimelineSink {
  /** The revision of what follows. */
  void revision(long revision);

  /** A pack there is; false when its content has to follow. */
  boolean knows(Pack pack);

  /** The content of a pack that is not known. */
  void content(Pack pack, Map<BlockId, TimelineBlock> blocks);
}
