package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_REFUSED;

import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.event.Verdict;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** How many events do not count, by verdict. */
record SelectRefused(WorkspaceId workspace) {
  Map<Verdict, Long> run(DSLContext sql) {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    sql.select(EVENT_REFUSED.VERDICT, DSL.count())
        .from(EVENT_REFUSED)
        .where(EVENT_REFUSED.WORKSPACE_ID.eq(workspace.id()))
        .groupBy(EVENT_REFUSED.VERDICT)
        .forEach(row -> counts.put(Verdict.valueOf(row.value1()), row.value2().longValue()));
    return counts;
  }
}
