package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_TAIL;

import java.util.List;
import java.util.SortedMap;
import org.jooq.DSLContext;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.TimelineCodec;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Events recorded and not yet in chunks. */
record Tail(WorkspaceId workspace) {
  /** A write whose events are here. */
  record Line(Pack.Batch batch, int events) {}

  /** All writes, in no order. */
  List<Line> list(DSLContext sql) {
    return sql.select(EVENT_TAIL.BATCH_ID, EVENT_TAIL.TURN, EVENT_TAIL.EVENTS)
        .from(EVENT_TAIL)
        .where(EVENT_TAIL.WORKSPACE_ID.eq(workspace.id()))
        .fetch(row -> new Line(new Pack.Batch(row.value1(), row.value2()), row.value3()));
  }

  /** The events of a write. */
  SortedMap<BlockId, TimelineBlock> blocks(DSLContext sql, long batch) {
    byte[] content =
        sql.select(EVENT_TAIL.CONTENT)
            .from(EVENT_TAIL)
            .where(EVENT_TAIL.WORKSPACE_ID.eq(workspace.id()))
            .and(EVENT_TAIL.BATCH_ID.eq(batch))
            .fetchOptional(EVENT_TAIL.CONTENT)
            .orElseThrow();
    return Damage.guard(new Damage.Place.OfBatch(batch), () -> TimelineCodec.unpackAll(content));
  }

  void replace(DSLContext sql, long batch, long turn, SortedMap<BlockId, TimelineBlock> blocks) {
    if (blocks.isEmpty()) {
      delete(sql, List.of(batch));
      return;
    }
    sql.update(EVENT_TAIL)
        .set(EVENT_TAIL.TURN, turn)
        .set(EVENT_TAIL.EVENTS, blocks.values().stream().mapToInt(TimelineBlock::size).sum())
        .set(EVENT_TAIL.CONTENT, TimelineCodec.packAll(blocks))
        .where(EVENT_TAIL.WORKSPACE_ID.eq(workspace.id()))
        .and(EVENT_TAIL.BATCH_ID.eq(batch))
        .execute();
  }

  void delete(DSLContext sql, List<Long> batches) {
    for (List<Long> some : Chunks.of(batches)) {
      sql.deleteFrom(EVENT_TAIL)
          .where(EVENT_TAIL.WORKSPACE_ID.eq(workspace.id()))
          .and(EVENT_TAIL.BATCH_ID.in(some))
          .execute();
    }
  }
}
