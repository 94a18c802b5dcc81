package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.DATA_REVISION;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Lets the data revision grow. The row stays locked until the transaction ends, so that revisions
 * become visible in the order of their numbers; whatever needs no such order comes before.
 */
record BumpRevision(WorkspaceId workspace) {
  /** The new revision. */
  long run(DSLContext sql) {
    sql.update(DATA_REVISION)
        .set(DATA_REVISION.REVISION, DATA_REVISION.REVISION.plus(1))
        .where(DATA_REVISION.WORKSPACE_ID.eq(workspace.id()))
        .execute();
    return new SelectRevision(workspace).run(sql);
  }
}
