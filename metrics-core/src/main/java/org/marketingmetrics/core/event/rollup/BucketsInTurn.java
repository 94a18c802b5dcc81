package org.marketingmetrics.core.event.rollup;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.BucketTimeline;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.event.timeline.Timeline;
import org.marketingmetrics.core.event.timeline.TimelineAssembler;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.TimelineSink;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Reads all people of a workspace a few buckets at a time, so that work in the background holds a
 * small part of the events in memory. Buckets share nobody, so each may be of another moment.
 */
record BucketsInTurn(EventStore events, WorkspaceId workspace) {
  private static final int AT_ONCE = 8;
  private static final int LAST_MONTH = 999_912;

  void forEach(Consumer<BucketTimeline> visitor) {
    for (int first = 0; first < Subjects.BUCKETS; first += AT_ONCE) {
      Some some = new Some(first);
      events.read(workspace, some);
      Timeline timeline = some.assembler.timeline();
      for (int bucket = first; bucket < first + AT_ONCE; bucket++) {
        visitor.accept(timeline.bucket(bucket, 0, LAST_MONTH));
      }
    }
  }

  /** Takes what lies in some buckets, and lets the rest pass. */
  private final class Some implements TimelineSink {
    final TimelineAssembler assembler =
        new TimelineAssembler(null, (subject, at) -> events.eventsAt(workspace, subject, at));
    private final int first;

    Some(int first) {
      this.first = first;
    }

    private boolean isWanted(BlockId block) {
      return block.bucket() >= first && block.bucket() < first + AT_ONCE;
    }

    @Override
    public void revision(long revision) {
      assembler.revision(revision);
    }

    @Override
    public boolean knows(Pack pack) {
      return pack instanceof Pack.Chunk chunk && !isWanted(chunk.block());
    }

    @Override
    public void content(Pack pack, Map<BlockId, TimelineBlock> blocks) {
      SortedMap<BlockId, TimelineBlock> wanted = new TreeMap<>(blocks);
      wanted.keySet().removeIf(block -> !isWanted(block));
      assembler.content(pack, wanted);
    }
  }
}
