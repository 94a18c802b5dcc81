package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.DATA_REVISION;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Lets the data revision grow because something other than data changed that answers depend on. A
 * workspace without data has no answers, and stays at revision 0.
 */
record AnswersChange(WorkspaceId workspace) {
  void run(DSLContext sql) {
    sql.update(DATA_REVISION)
        .set(DATA_REVISION.REVISION, DATA_REVISION.REVISION.plus(1))
        .where(DATA_REVISION.WORKSPACE_ID.eq(workspace.id()))
        .and(DATA_REVISION.REVISION.gt(0L))
        .execute();
  }
}
