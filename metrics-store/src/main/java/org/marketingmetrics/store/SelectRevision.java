package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.DATA_REVISION;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The data revision of a workspace, 0 when there is no such workspace. */
record SelectRevision(WorkspaceId workspace) {
  long run(DSLContext sql) {
    return sql.select(DATA_REVISION.REVISION)
        .from(DATA_REVISION)
        .where(DATA_REVISION.WORKSPACE_ID.eq(workspace.id()))
        .fetchOptional(DATA_REVISION.REVISION)
        .orElse(0L);
  }
}
