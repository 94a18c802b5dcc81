package org.marketingmetrics.core.event.timeline;

/** Names packed events as they lie in a store. What one names never changes. */
public sealed interface Pack {
  /**
   * A chunk of one block.
   *
   * @param block where its events belong
   * @param part number among the chunks of the block
   * @param turn grows when its content changes
   */
  record Chunk(BlockId block, long part, long turn) implements Pack {}

  /**
   * Events recorded together and not yet in chunks.
   *
   * @param id of the batch
   * @param turn grows when its content changes
   */
  record Batch(long id, long turn) implements Pack {}
}
