package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_REVISION;
import static org.marketingmetrics.store.generated.Tables.EVENT_ROLLUP;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The workspaces whose events have a later revision than their sums. */
record SelectNotRolledUp() {
  List<WorkspaceId> run(DSLContext sql) {
    Map<String, Long> sums =
        sql.select(EVENT_ROLLUP.WORKSPACE_ID, EVENT_ROLLUP.REVISION)
            .from(EVENT_ROLLUP)
            .fetchMap(EVENT_ROLLUP.WORKSPACE_ID, EVENT_ROLLUP.REVISION);
    return sql
        .select(EVENT_REVISION.WORKSPACE_ID, EVENT_REVISION.REVISION)
        .from(EVENT_REVISION)
        .fetchMap(EVENT_REVISION.WORKSPACE_ID, EVENT_REVISION.REVISION)
        .entrySet()
        .stream()
        .filter(events -> events.getValue() > sums.getOrDefault(events.getKey(), 0L))
        .map(events -> new WorkspaceId(events.getKey()))
        .sorted(java.util.Comparator.comparing(WorkspaceId::id))
        .toList();
  }
}
