package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.SOURCE;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Sources by the id that rows name them by.
 *
 * @param name of the only source asked for, null for all
 */
record SelectSources(WorkspaceId workspace, @Nullable String name) {
  Map<Long, Source> run(DSLContext sql) {
    Condition wanted = SOURCE.WORKSPACE_ID.eq(workspace.id());
    if (name != null) {
      wanted = wanted.and(SOURCE.SOURCE_ID.eq(StableId.of(name).id()));
    }
    Map<Long, Source> sources = new HashMap<>();
    sql.selectFrom(SOURCE)
        .where(wanted)
        .forEach(
            row ->
                sources.put(
                    row.get(SOURCE.SOURCE_ID),
                    new Source(
                        row.get(SOURCE.NAME),
                        SourceKind.valueOf(row.get(SOURCE.KIND)),
                        ZoneId.of(row.get(SOURCE.TIME_ZONE)))));
    return sources;
  }
}
