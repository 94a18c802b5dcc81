package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_CHUNK;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.TimelineCodec;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The chunks of a workspace. */
record StoredChunks(WorkspaceId workspace) {
  /** A chunk there is. */
  record Line(Pack.Chunk chunk, int events) {}

  /** All chunks, by block. */
  List<Line> list(DSLContext sql) {
    return list(sql, DSL.noCondition());
  }

  /** The chunks of a block. */
  List<Line> list(DSLContext sql, BlockId block) {
    return list(sql, isOf(block));
  }

  /** The chunks of a bucket. */
  List<Line> list(DSLContext sql, int bucket) {
    return list(sql, EVENT_CHUNK.BUCKET.eq((short) bucket));
  }

  private List<Line> list(DSLContext sql, Condition which) {
    return sql.select(
            EVENT_CHUNK.BUCKET,
            EVENT_CHUNK.MONTH,
            EVENT_CHUNK.PART,
            EVENT_CHUNK.TURN,
            EVENT_CHUNK.EVENTS)
        .from(EVENT_CHUNK)
        .where(EVENT_CHUNK.WORKSPACE_ID.eq(workspace.id()))
        .and(which)
        .orderBy(EVENT_CHUNK.BUCKET, EVENT_CHUNK.MONTH, EVENT_CHUNK.PART)
        .fetch(StoredChunks::line);
  }

  private static Line line(Record5<Short, Integer, Long, Long, Integer> row) {
    BlockId block = new BlockId(row.value1(), row.value2());
    return new Line(new Pack.Chunk(block, row.value3(), row.value4()), row.value5());
  }

  private static Condition isOf(BlockId block) {
    return EVENT_CHUNK.BUCKET.eq((short) block.bucket()).and(EVENT_CHUNK.MONTH.eq(block.month()));
  }

  /** The bytes of a chunk. */
  byte[] content(DSLContext sql, Pack.Chunk chunk) {
    return sql.select(EVENT_CHUNK.CONTENT)
        .from(EVENT_CHUNK)
        .where(EVENT_CHUNK.WORKSPACE_ID.eq(workspace.id()))
        .and(isOf(chunk.block()))
        .and(EVENT_CHUNK.PART.eq(chunk.part()))
        .fetchOptional(EVENT_CHUNK.CONTENT)
        .orElseThrow();
  }

  /** The events of a chunk. */
  TimelineBlock block(DSLContext sql, Pack.Chunk chunk) {
    byte[] content = content(sql, chunk);
    return unpacked(chunk.block(), content);
  }

  static TimelineBlock unpacked(BlockId block, byte[] content) {
    return Damage.guard(new Damage.Place.OfBlock(block), () -> TimelineCodec.unpack(content));
  }

  /** Adds a chunk. */
  void insert(DSLContext sql, Pack.Chunk chunk, TimelineBlock block) {
    sql.insertInto(EVENT_CHUNK)
        .set(EVENT_CHUNK.WORKSPACE_ID, workspace.id())
        .set(EVENT_CHUNK.BUCKET, (short) chunk.block().bucket())
        .set(EVENT_CHUNK.MONTH, chunk.block().month())
        .set(EVENT_CHUNK.PART, chunk.part())
        .set(EVENT_CHUNK.TURN, chunk.turn())
        .set(EVENT_CHUNK.EVENTS, block.size())
        .set(EVENT_CHUNK.CONTENT, TimelineCodec.pack(block))
        .execute();
  }

  /** Puts other events in the place of those of a chunk. */
  void replace(DSLContext sql, Pack.Chunk chunk, long turn, TimelineBlock block) {
    delete(sql, chunk);
    if (block.size() > 0) {
      insert(sql, new Pack.Chunk(chunk.block(), chunk.part(), turn), block);
    }
  }

  void delete(DSLContext sql, Pack.Chunk chunk) {
    sql.deleteFrom(EVENT_CHUNK)
        .where(EVENT_CHUNK.WORKSPACE_ID.eq(workspace.id()))
        .and(isOf(chunk.block()))
        .and(EVENT_CHUNK.PART.eq(chunk.part()))
        .execute();
  }

  void delete(DSLContext sql, BlockId block) {
    sql.deleteFrom(EVENT_CHUNK)
        .where(EVENT_CHUNK.WORKSPACE_ID.eq(workspace.id()))
        .and(isOf(block))
        .execute();
  }
}
