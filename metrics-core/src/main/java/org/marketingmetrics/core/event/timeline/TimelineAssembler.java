package org.marketingmetrics.core.event.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the packs of a store together to a timeline; begins with what an older timeline knows, so
 * that only what is new is unpacked and merged.
 */
public final class TimelineAssembler implements TimelineSink {
  private final @Nullable Timeline older;
  private final TieOrder ties;
  private final Map<Pack, Map<BlockId, TimelineBlock>> packs = new LinkedHashMap<>();
  private long revision;

  /**
   * An assembler.
   *
   * @param older what is known; null for nothing
   */
  public TimelineAssembler(@Nullable Timeline older, TieOrder ties) {
    this.older = older;
    this.ties = ties;
  }

  @Override
  public void revision(long newRevision) {
    revision = newRevision;
    packs.clear();
  }

  @Override
  public boolean knows(Pack pack) {
    Map<BlockId, TimelineBlock> blocks = older == null ? null : older.packs().get(pack);
    if (blocks != null) {
      packs.put(pack, blocks);
    }
    return blocks != null;
  }

  @Override
  public void content(Pack pack, Map<BlockId, TimelineBlock> blocks) {
    packs.put(pack, Map.copyOf(blocks));
  }

  /** The timeline of all packs given. */
  public Timeline timeline() {
    Map<BlockId, List<Pack>> packsOf = new HashMap<>();
    packs.forEach(
        (pack, blocks) ->
            blocks
                .keySet()
                .forEach(id -> packsOf.computeIfAbsent(id, _ -> new ArrayList<>()).add(pack)));
    SortedMap<BlockId, Timeline.Merged> merged = new TreeMap<>();
    packsOf.forEach((id, ofBlock) -> merged.put(id, merged(id, ofBlock)));
    return new Timeline(revision, packs, merged, older);
  }

  private Timeline.Merged merged(BlockId id, List<Pack> ofBlock) {
    Timeline.Merged known = older == null ? null : older.merged().get(id);
    if (known != null && known.of().equals(Set.copyOf(ofBlock))) {
      return known;
    }
    List<TimelineBlock> blocks = new ArrayList<>();
    for (Pack pack : ofBlock) {
      TimelineBlock block = packs.getOrDefault(pack, Map.of()).get(id);
      if (block != null) {
        blocks.add(block);
      }
    }
    return new Timeline.Merged(Set.copyOf(ofBlock), BlockMerge.merge(blocks, ties));
  }
}
