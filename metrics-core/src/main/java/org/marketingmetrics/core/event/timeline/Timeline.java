package org.marketingmetrics.core.event.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All accepted events of a workspace as of one revision. Immutable, safe for many threads. */
public final class Timeline {
  private final long revision;
  private final Map<Pack, Map<BlockId, TimelineBlock>> packs;
  private final SortedMap<BlockId, Merged> merged;
  private final ConcurrentMap<List<TimelineBlock>, BucketTimeline> buckets =
      new ConcurrentHashMap<>();

  /**
   * A block and what it was put together from.
   *
   * @param of names of the packs
   */
  record Merged(Set<Pack> of, TimelineBlock block) {}

  Timeline(
      long revision,
      Map<Pack, Map<BlockId, TimelineBlock>> packs,
      SortedMap<BlockId, Merged> merged,
      @Nullable Timeline older) {
    this.revision = revision;
    this.packs = Map.copyOf(packs);
    this.merged = merged;
    if (older != null) {
      keepBuckets(older);
    }
  }

  /** Buckets none of whose blocks changed need not be looked through again. */
  private void keepBuckets(Timeline older) {
    Set<TimelineBlock> current =
        merged.values().stream().map(Merged::block).collect(Collectors.toSet());
    older.buckets.forEach(
        (blocks, bucket) -> {
          if (current.containsAll(blocks)) {
            buckets.put(blocks, bucket);
          }
        });
  }

  /** The revision. */
  public long revision() {
    return revision;
  }

  /** How many events. */
  public long size() {
    return merged.values().stream().mapToLong(m -> m.block().size()).sum();
  }

  /**
   * The people of one bucket with their events of some months.
   *
   * @param firstMonth yyyymm, inclusive
   * @param lastMonth yyyymm, inclusive
   */
  public BucketTimeline bucket(int bucket, int firstMonth, int lastMonth) {
    List<TimelineBlock> blocks = new ArrayList<>();
    merged
        .subMap(new BlockId(bucket, firstMonth), new BlockId(bucket, lastMonth + 1))
        .values()
        .forEach(m -> blocks.add(m.block()));
    return buckets.computeIfAbsent(List.copyOf(blocks), BucketTimeline::new);
  }

  Map<Pack, Map<BlockId, TimelineBlock>> packs() {
    return packs;
  }

  SortedMap<BlockId, Merged> merged() {
    return merged;
  }
}
