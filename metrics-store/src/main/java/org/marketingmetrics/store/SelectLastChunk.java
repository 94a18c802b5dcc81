package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.REQUEST;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.store.ChunkStamp;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The number of the last chunk that is kept of a stream, at one end of a range of the key. */
record SelectLastChunk(WorkspaceId workspace, UUID stream) {
  /** 0 when none is kept. */
  long run(DSLContext sql) {
    String last =
        sql.select(DSL.max(REQUEST.REQUEST_ID))
            .from(REQUEST)
            .where(REQUEST.WORKSPACE_ID.eq(workspace.id()))
            .and(REQUEST.REQUEST_ID.gt(ChunkStamp.firstKey(stream)))
            .and(REQUEST.REQUEST_ID.lt(ChunkStamp.endKey(stream)))
            .fetchOne(0, String.class);
    return last == null ? 0 : ChunkStamp.sequence(last);
  }
}
