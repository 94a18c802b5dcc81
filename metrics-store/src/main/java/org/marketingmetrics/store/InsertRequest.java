package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.REQUEST;

import org.jooq.DSLContext;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.store.WriteStamp;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Keeps the answer of a write under the key of its stamp. Fails on the key when another connection
 * has just answered the same request.
 *
 * @param replacing true when an answer too old to count is in the way
 */
record InsertRequest(
    WorkspaceId workspace, WriteStamp stamp, boolean replacing, WriteOutcome outcome, long now) {
  void run(DSLContext sql) {
    if (replacing) {
      sql.deleteFrom(REQUEST)
          .where(REQUEST.WORKSPACE_ID.eq(workspace.id()))
          .and(REQUEST.REQUEST_ID.eq(stamp.key()))
          .execute();
    }
    sql.insertInto(REQUEST)
        .set(REQUEST.WORKSPACE_ID, workspace.id())
        .set(REQUEST.REQUEST_ID, stamp.key())
        .set(REQUEST.CONTENT_HASH, stamp.contentHash())
        .set(REQUEST.STORED, outcome.stored())
        .set(REQUEST.REPLACED, outcome.replaced())
        .set(REQUEST.UNCHANGED, outcome.unchanged())
        .set(REQUEST.OUTDATED, outcome.outdated())
        .set(REQUEST.REVISION, outcome.revision())
        .set(REQUEST.REJECTED, RejectedText.of(outcome.rejected()))
        .set(REQUEST.CREATED_AT, now)
        .execute();
  }
}
