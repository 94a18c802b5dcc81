package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.DATA_REVISION;
import static org.marketingmetrics.store.generated.Tables.WORKSPACE;

import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.Workspace;

/** Adds a workspace and its data revision, 0; fails on the key when there is one of its id. */
record InsertWorkspace(Workspace workspace) {
  void run(DSLContext sql) {
    sql.insertInto(WORKSPACE)
        .set(WORKSPACE.WORKSPACE_ID, workspace.id().id())
        .set(WORKSPACE.DISPLAY_NAME, workspace.displayName())
        .set(WORKSPACE.TIME_ZONE, workspace.zone().getId())
        .set(WORKSPACE.WEEK_START, (byte) workspace.weekStart().getValue())
        .set(WORKSPACE.SOURCE_PRECEDENCE, TextLines.of(workspace.sourcePrecedence()))
        .set(WORKSPACE.DEFAULT_BASIS, workspace.defaultBasis().canonical())
        .set(WORKSPACE.CREATED_AT, Calendar.micros(workspace.createdAt()))
        .set(WORKSPACE.VERSION, workspace.version())
        .execute();
    sql.insertInto(DATA_REVISION)
        .set(DATA_REVISION.WORKSPACE_ID, workspace.id().id())
        .set(DATA_REVISION.REVISION, 0L)
        .execute();
  }
}
