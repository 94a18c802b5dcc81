package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.REQUEST;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Forgets up to {@link #CHUNK} requests answered before an instant. Small chunks, each a
 * transaction of its own: a long one would hold up writers, and clusters refuse large ones.
 */
record PurgeRequests(WorkspaceId workspace, long before) {
  static final int CHUNK = 1_000;

  /** The number of requests forgotten; {@link #CHUNK} when there may be more. */
  int run(DSLContext sql) {
    return sql.deleteFrom(REQUEST)
        .where(REQUEST.WORKSPACE_ID.eq(workspace.id()))
        .and(REQUEST.CREATED_AT.lt(before))
        .limit(CHUNK)
        .execute();
  }
}
