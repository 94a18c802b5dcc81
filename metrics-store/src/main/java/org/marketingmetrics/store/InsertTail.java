package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_TAIL;

import java.util.List;
import org.jooq.DSLContext;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.timeline.TimelineBlocks;
import org.marketingmetrics.core.event.timeline.TimelineCodec;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Adds the accepted events of one write, packed quickly, so that readers need no raw rows. */
record InsertTail(WorkspaceId workspace, long batch, List<Event> events) {
  void run(DSLContext sql) {
    sql.insertInto(EVENT_TAIL)
        .set(EVENT_TAIL.WORKSPACE_ID, workspace.id())
        .set(EVENT_TAIL.BATCH_ID, batch)
        .set(EVENT_TAIL.TURN, 0L)
        .set(EVENT_TAIL.EVENTS, events.size())
        .set(EVENT_TAIL.CONTENT, TimelineCodec.packAll(TimelineBlocks.of(events)))
        .execute();
  }

  @Override
  public String toString() {
    return "InsertTail[%s, %d events]".formatted(workspace, events.size());
  }
}
