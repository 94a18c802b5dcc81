package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT;
import static org.marketingmetrics.store.generated.Tables.EVENT_ERASURE;
import static org.marketingmetrics.store.generated.Tables.EVENT_REFUSED;

import java.sql.Connection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
import org.marketingmetrics.core.event.Erasure;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.TimelineBlocks;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Erases a person: the raw events, then all packed ones of the person's bucket. What others record
 * of the person at the same time comes after.
 */
record EraseEvents(WorkspaceId workspace, String subject, long at) {
  Erasure run(Sql sql, Connection connection) {
    DSLContext jooq = sql.on(connection);
    new RequireWorkspace(workspace).run(jooq);
    long turn = new LockPacking(workspace).run(jooq);
    int bucket = Subjects.bucket(subject);
    int events =
        jooq.deleteFrom(EVENT)
            .where(EVENT.WORKSPACE_ID.eq(workspace.id()))
            .and(EVENT.BUCKET.eq((short) bucket))
            .and(EVENT.SUBJECT.eq(EventRows.utf8(subject)))
            .execute();
    int refused =
        jooq.deleteFrom(EVENT_REFUSED)
            .where(EVENT_REFUSED.WORKSPACE_ID.eq(workspace.id()))
            .and(EVENT_REFUSED.SUBJECT.eq(EventRows.utf8(subject)))
            .execute();
    eraseFromChunks(jooq, bucket, turn);
    eraseFromTail(jooq, bucket, turn);
    keep(jooq, events, refused);
    return new Erasure(events, refused, new BumpEventRevision(workspace).run(jooq));
  }

  private void eraseFromChunks(DSLContext sql, int bucket, long turn) {
    StoredChunks chunks = new StoredChunks(workspace);
    for (StoredChunks.Line line : chunks.list(sql, bucket)) {
      TimelineBlock block = chunks.block(sql, line.chunk());
      TimelineBlock without = TimelineBlocks.without(block, subject);
      if (without != block) {
        chunks.replace(sql, line.chunk(), turn, without);
      }
    }
  }

  private void eraseFromTail(DSLContext sql, int bucket, long turn) {
    Tail tail = new Tail(workspace);
    for (Tail.Line line : tail.list(sql)) {
      SortedMap<BlockId, TimelineBlock> blocks = tail.blocks(sql, line.batch().id());
      SortedMap<BlockId, TimelineBlock> without = new TreeMap<>();
      for (Map.Entry<BlockId, TimelineBlock> block : blocks.entrySet()) {
        TimelineBlock rest =
            block.getKey().bucket() == bucket
                ? TimelineBlocks.without(block.getValue(), subject)
                : block.getValue();
        if (rest.size() > 0) {
          without.put(block.getKey(), rest);
        }
      }
      if (!without.equals(blocks)) {
        tail.replace(sql, line.batch().id(), turn, without);
      }
    }
  }

  private void keep(DSLContext sql, int events, int refused) {
    sql.insertInto(EVENT_ERASURE)
        .set(EVENT_ERASURE.WORKSPACE_ID, workspace.id())
        .set(EVENT_ERASURE.ERASED_AT, at)
        .set(EVENT_ERASURE.ERASURE_ID, ThreadLocalRandom.current().nextLong())
        .set(EVENT_ERASURE.EVENTS, (long) events)
        .set(EVENT_ERASURE.REFUSED, (long) refused)
        .execute();
  }

  @Override
  public String toString() {
    return "EraseEvents[%s]".formatted(workspace);
  }
}
