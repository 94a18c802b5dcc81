package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.WORKSPACE;

import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.workspace.Workspace;

/**
 * A page of workspaces by id.
 *
 * @param after id after which it begins, null for the first
 */
record SelectWorkspaces(@Nullable String after, int limit) {
  List<Workspace> run(DSLContext sql) {
    return sql.selectFrom(WORKSPACE)
        .where(WORKSPACE.WORKSPACE_ID.gt(after == null ? "" : after))
        .orderBy(WORKSPACE.WORKSPACE_ID)
        .option(Sql.limit(limit))
        .fetch(SelectWorkspace::workspace);
  }
}
