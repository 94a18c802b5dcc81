package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.SOURCE;

import java.time.ZoneId;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Changes the kind of a source, and its zone while it holds no data. */
record UpdateSource(WorkspaceId workspace, Source source) {
  /** Runs within a transaction. */
  Source run(DSLContext sql) {
    long id = StableId.of(source.id()).id();
    Record row =
        sql.select(SOURCE.KIND, SOURCE.TIME_ZONE, SOURCE.HOLDS_DATA)
            .from(SOURCE)
            .where(SOURCE.WORKSPACE_ID.eq(workspace.id()))
            .and(SOURCE.SOURCE_ID.eq(id))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(() -> absent(sql));
    ZoneId zone = ZoneId.of(row.get(SOURCE.TIME_ZONE));
    if (!zone.equals(source.zone()) && row.get(SOURCE.HOLDS_DATA) != 0) {
      throw StoreFailures.timeZoneFixed(ResourceName.source(workspace, source.id()), zone);
    }
    SourceKind kind = SourceKind.valueOf(row.get(SOURCE.KIND));
    if (!zone.equals(source.zone()) || kind != source.kind()) {
      sql.update(SOURCE)
          .set(SOURCE.KIND, source.kind().name())
          .set(SOURCE.TIME_ZONE, source.zone().getId())
          .where(SOURCE.WORKSPACE_ID.eq(workspace.id()))
          .and(SOURCE.SOURCE_ID.eq(id))
          .execute();
      new BumpRevision(workspace).run(sql);
    }
    return source;
  }

  private RuntimeException absent(DSLContext sql) {
    return new SelectWorkspace(workspace).run(sql).isEmpty()
        ? StoreFailures.workspaceNotFound(workspace)
        : StoreFailures.notFound(ResourceName.source(workspace, source.id()));
  }
}
