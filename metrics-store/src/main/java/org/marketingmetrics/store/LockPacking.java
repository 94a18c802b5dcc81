package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_PACKING;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Waits until nobody else packs, mends or erases, and keeps others waiting to the end. */
record LockPacking(WorkspaceId workspace) {
  /** The number of this turn, from 1. */
  long run(DSLContext sql) {
    sql.insertInto(EVENT_PACKING)
        .set(EVENT_PACKING.WORKSPACE_ID, workspace.id())
        .set(EVENT_PACKING.TURN, 1L)
        .onDuplicateKeyUpdate()
        .set(EVENT_PACKING.TURN, EVENT_PACKING.TURN.plus(1))
        .execute();
    return sql.select(EVENT_PACKING.TURN)
        .from(EVENT_PACKING)
        .where(EVENT_PACKING.WORKSPACE_ID.eq(workspace.id()))
        .fetchOptional(EVENT_PACKING.TURN)
        .orElseThrow();
  }
}
