package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.API_KEY;

import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * A page of the keys of a workspace by id.
 *
 * @param after id after which it begins, null for the first
 */
record SelectApiKeys(WorkspaceId workspace, @Nullable String after, int limit) {
  List<ApiKey> run(DSLContext sql) {
    return sql.selectFrom(API_KEY)
        .where(API_KEY.WORKSPACE_ID.eq(workspace.id()))
        .and(API_KEY.KEY_ID.gt(after == null ? "" : after))
        .orderBy(API_KEY.KEY_ID)
        .option(Sql.limit(limit))
        .fetch(SelectApiKeyByHash::key);
  }
}
