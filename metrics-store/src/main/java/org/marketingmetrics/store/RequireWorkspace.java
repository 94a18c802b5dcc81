package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.WORKSPACE;

import org.jooq.DSLContext;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Goes on only when there is such a workspace; WORKSPACE_NOT_FOUND otherwise. */
record RequireWorkspace(WorkspaceId workspace) {
  void run(DSLContext sql) {
    boolean there = sql.fetchExists(WORKSPACE, WORKSPACE.WORKSPACE_ID.eq(workspace.id()));
    if (!there) {
      throw StoreFailures.workspaceNotFound(workspace);
    }
  }
}
