package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.BlockMerge;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.TieOrder;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Moves events from the tail to chunks: each block gets one chunk more. All of it is one
 * transaction, so that an event is always in one place, wherever it is cut short.
 */
record PackEvents(WorkspaceId workspace) {
  /** What one turn moves at most: a little more than memory and time for one are worth. */
  private static final int MOST_EVENTS = 250_000;

  /** How many events were moved. */
  int run(Sql sql, Connection connection) throws SQLException {
    DSLContext jooq = sql.on(connection);
    Tail tail = new Tail(workspace);
    if (tail.list(jooq).isEmpty()) {
      return 0;
    }
    long turn = new LockPacking(workspace).run(jooq);
    List<Tail.Line> lines = some(tail.list(jooq));
    SortedMap<BlockId, List<TimelineBlock>> byBlock = new TreeMap<>();
    for (Tail.Line line : lines) {
      tail.blocks(jooq, line.batch().id())
          .forEach((id, block) -> byBlock.computeIfAbsent(id, _ -> new ArrayList<>()).add(block));
    }
    StoredChunks chunks = new StoredChunks(workspace);
    TieOrder ties = new DatabaseTies(workspace, sql, connection);
    byBlock.forEach(
        (id, blocks) ->
            chunks.insert(jooq, new Pack.Chunk(id, turn, turn), BlockMerge.merge(blocks, ties)));
    tail.delete(jooq, lines.stream().map(line -> line.batch().id()).toList());
    if (!lines.isEmpty()) {
      new BumpEventRevision(workspace).run(jooq);
    }
    return lines.stream().mapToInt(Tail.Line::events).sum();
  }

  private static List<Tail.Line> some(List<Tail.Line> all) {
    List<Tail.Line> some = new ArrayList<>();
    int events = 0;
    for (Tail.Line line :
        all.stream().sorted(Comparator.comparingLong(l -> l.batch().id())).toList()) {
      if (!some.isEmpty() && events + line.events() > MOST_EVENTS) {
        break;
      }
      some.add(line);
      events += line.events();
    }
    return some;
  }
}
