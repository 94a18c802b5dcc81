package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_ROLLUP;

import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.marketingmetrics.core.event.rollup.RolledUp;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Lets one process at a time add up a workspace's events, however long it takes, and keeps how far
 * it came. Where the process dies its lock goes with its connection, and nothing was noted.
 */
record RollUpTurn(WorkspaceId workspace, UnaryOperator<RolledUp> work) {
  RolledUp run(DSLContext sql) {
    new RequireWorkspace(workspace).run(sql);
    sql.insertInto(EVENT_ROLLUP)
        .set(EVENT_ROLLUP.WORKSPACE_ID, workspace.id())
        .set(EVENT_ROLLUP.REVISION, RolledUp.NEVER.revision())
        .set(EVENT_ROLLUP.KNOWN_AT, RolledUp.NEVER.knownAt())
        .onDuplicateKeyUpdate()
        .set(EVENT_ROLLUP.REVISION, EVENT_ROLLUP.REVISION)
        .execute();
    RolledUp before =
        sql.select(EVENT_ROLLUP.REVISION, EVENT_ROLLUP.KNOWN_AT)
            .from(EVENT_ROLLUP)
            .where(EVENT_ROLLUP.WORKSPACE_ID.eq(workspace.id()))
            .forUpdate()
            .fetchOptional(row -> new RolledUp(row.value1(), row.value2()))
            .orElseThrow();
    RolledUp now = work.apply(before);
    sql.update(EVENT_ROLLUP)
        .set(EVENT_ROLLUP.REVISION, now.revision())
        .set(EVENT_ROLLUP.KNOWN_AT, now.knownAt())
        .where(EVENT_ROLLUP.WORKSPACE_ID.eq(workspace.id()))
        .execute();
    return now;
  }

  @Override
  public String toString() {
    return "RollUpTurn[%s]".formatted(workspace);
  }
}
