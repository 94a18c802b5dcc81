package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_REVISION;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The revision of a workspace's events, 0 before the first. */
record SelectEventRevision(WorkspaceId workspace) {
  long run(DSLContext sql) {
    return sql.select(EVENT_REVISION.REVISION)
        .from(EVENT_REVISION)
        .where(EVENT_REVISION.WORKSPACE_ID.eq(workspace.id()))
        .fetchOptional(EVENT_REVISION.REVISION)
        .orElse(0L);
  }
}
