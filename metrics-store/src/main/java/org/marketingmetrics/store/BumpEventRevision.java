package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_REVISION;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Lets the revision of events grow. The row stays locked until the transaction ends, so that
 * revisions become visible in the order of their numbers; it comes last.
 */
record BumpEventRevision(WorkspaceId workspace) {
  /** The new revision. */
  long run(DSLContext sql) {
    sql.insertInto(EVENT_REVISION)
        .set(EVENT_REVISION.WORKSPACE_ID, workspace.id())
        .set(EVENT_REVISION.REVISION, 1L)
        .onDuplicateKeyUpdate()
        .set(EVENT_REVISION.REVISION, EVENT_REVISION.REVISION.plus(1))
        .execute();
    return new SelectEventRevision(workspace).run(sql);
  }
}
