package org.marketingmetrics.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.BlockMerge;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Puts chunks of one block together. The smallest go first, and a larger one only when what it is
 * put together with is at least half as much: so an event is packed again each time its chunk grows
 * by half, and not each time a few are added.
 */
record MergeChunks(WorkspaceId workspace, BlockId block, int most) {
  /** More chunks in a block than this are put together. */
  static final int MANY = 6;

  /** How many events were packed again. */
  int run(Sql sql, Connection connection) {
    DSLContext jooq = sql.on(connection);
    StoredChunks chunks = new StoredChunks(workspace);
    long turn = new LockPacking(workspace).run(jooq);
    List<StoredChunks.Line> lines = chunks.list(jooq, block);
    if (lines.size() <= most) {
      return 0;
    }
    List<StoredChunks.Line> small = most == 1 ? lines : small(lines);
    List<TimelineBlock> blocks = new ArrayList<>();
    for (StoredChunks.Line line : small) {
      blocks.add(chunks.block(jooq, line.chunk()));
      chunks.delete(jooq, line.chunk());
    }
    TimelineBlock merged = BlockMerge.merge(blocks, new DatabaseTies(workspace, sql, connection));
    chunks.insert(jooq, new Pack.Chunk(block, turn, turn), merged);
    new BumpEventRevision(workspace).run(jooq);
    return merged.size();
  }

  private static List<StoredChunks.Line> small(List<StoredChunks.Line> lines) {
    List<StoredChunks.Line> small = new ArrayList<>();
    long events = 0;
    for (StoredChunks.Line line :
        lines.stream().sorted(Comparator.comparingInt(StoredChunks.Line::events)).toList()) {
      if (small.size() >= MANY / 2 && line.events() > events * 2) {
        break;
      }
      small.add(line);
      events += line.events();
    }
    return small;
  }
}
