package org.marketingmetrics.store;

import java.util.function.Supplier;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.DamagedChunkException;

/** Packed events that cannot be unpacked. They are packed anew from the raw events, and counted. */
final class Damage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  private Damage(Place place, DamagedChunkException cause) {
    super(place.toString(), cause);
    this.place = place;
  }

  /** Where damage was found. */
  sealed interface Place {
    /** Some chunk of a block. */
    record OfBlock(BlockId block) implements Place {}

    /** The events of one write. */
    record OfBatch(long batch) implements Place {}
  }

  Place place() {
    return place;
  }

  /** Unpacks something that lies there. */
  static <T> T guard(Place place, Supplier<T> unpacking) {
    try {
      return unpacking.get();
    } catch (DamagedChunkException e) {
      throw new Damage(place, e);
    }
  }
}
