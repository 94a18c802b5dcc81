package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.DATA_REVISION;
import static org.marketingmetrics.store.generated.Tables.WORKSPACE;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.Workspace;

/**
 * Replaces what can change of a workspace.
 *
 * @param expectedVersion version the caller read, null for any
 */
record UpdateWorkspace(Workspace workspace, @Nullable Long expectedVersion) {
  /** Runs within a transaction. */
  Workspace run(DSLContext sql) {
    // The lock that writes end with: while it is held there are data or there are none.
    long revision =
        sql.select(DATA_REVISION.REVISION)
            .from(DATA_REVISION)
            .where(DATA_REVISION.WORKSPACE_ID.eq(workspace.id().id()))
            .forUpdate()
            .fetchOptional(DATA_REVISION.REVISION)
            .orElseThrow(() -> StoreFailures.workspaceNotFound(workspace.id()));
    Workspace known =
        new SelectWorkspace(workspace.id())
            .run(sql)
            .orElseThrow(() -> StoreFailures.workspaceNotFound(workspace.id()));
    if (expectedVersion != null && expectedVersion != known.version()) {
      throw StoreFailures.etagMismatch(ResourceName.of(known.id()));
    }
    if (!known.zone().equals(workspace.zone()) && revision > 0) {
      throw StoreFailures.timeZoneFixed(ResourceName.of(known.id()), known.zone());
    }
    Workspace updated =
        new Workspace(
            known.id(),
            workspace.displayName(),
            workspace.zone(),
            workspace.weekStart(),
            workspace.sourcePrecedence(),
            workspace.defaultBasis(),
            known.createdAt(),
            known.version() + 1);
    update(sql, updated);
    return updated;
  }

  private static void update(DSLContext sql, Workspace updated) {
    sql.update(WORKSPACE)
        .set(WORKSPACE.DISPLAY_NAME, updated.displayName())
        .set(WORKSPACE.TIME_ZONE, updated.zone().getId())
        .set(WORKSPACE.WEEK_START, (byte) updated.weekStart().getValue())
        .set(WORKSPACE.SOURCE_PRECEDENCE, TextLines.of(updated.sourcePrecedence()))
        .set(WORKSPACE.DEFAULT_BASIS, updated.defaultBasis().canonical())
        .set(WORKSPACE.VERSION, updated.version())
        .where(WORKSPACE.WORKSPACE_ID.eq(updated.id().id()))
        .execute();
  }
}
