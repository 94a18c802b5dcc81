package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.TimelineBlocks;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Packs anew, from the raw events, what was found damaged. */
record MendEvents(WorkspaceId workspace, Damage.Place place) {
  void run(Sql sql, Connection connection) throws SQLException {
    DSLContext jooq = sql.on(connection);
    long turn = new LockPacking(workspace).run(jooq);
    switch (place) {
      case Damage.Place.OfBlock of -> mend(sql, connection, of.block(), turn);
      case Damage.Place.OfBatch of ->
          new Tail(workspace)
              .replace(
                  jooq,
                  of.batch(),
                  turn,
                  TimelineBlocks.of(
                      new SelectBatchEvents(workspace, of.batch()).run(sql, connection)));
    }
    new BumpEventRevision(workspace).run(jooq);
  }

  /**
   * The raw events are read before the tail: a write that comes in between is then in the tail and
   * not among them, and nobody takes events out of the tail meanwhile.
   */
  private void mend(Sql sql, Connection connection, BlockId block, long turn) throws SQLException {
    DSLContext jooq = sql.on(connection);
    var byBatch = new SelectBucketEvents(workspace, block).run(sql, connection);
    Set<Long> inTail = new HashSet<>();
    new Tail(workspace).list(jooq).forEach(line -> inTail.add(line.batch().id()));
    List<Event> events = new ArrayList<>();
    byBatch.forEach(
        (batch, ofBatch) -> {
          if (!inTail.contains(batch)) {
            events.addAll(ofBatch);
          }
        });
    StoredChunks chunks = new StoredChunks(workspace);
    chunks.delete(jooq, block);
    TimelineBlocks.of(events)
        .forEach((id, mended) -> chunks.insert(jooq, new Pack.Chunk(id, turn, turn), mended));
  }
}
