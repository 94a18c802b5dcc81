package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.API_KEY;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Removes a key. */
record DeleteApiKey(WorkspaceId workspace, String id) {
  /** True when there was one. */
  boolean run(DSLContext sql) {
    return sql.deleteFrom(API_KEY)
            .where(API_KEY.WORKSPACE_ID.eq(workspace.id()))
            .and(API_KEY.KEY_ID.eq(id))
            .execute()
        > 0;
  }
}
