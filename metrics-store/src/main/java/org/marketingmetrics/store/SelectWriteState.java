package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.DATA_REVISION;
import static org.marketingmetrics.store.generated.Tables.REQUEST;
import static org.marketingmetrics.store.generated.Tables.SOURCE;

import java.time.ZoneId;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.store.WriteStamp;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** What a write has to know before it begins, in one question. Empty: no such workspace. */
record SelectWriteState(
    WorkspaceId workspace, String source, long sourceId, @Nullable WriteStamp stamp) {
  /** Stands for a request id where there is none; no row has it. */
  private static final String NO_REQUEST = "";

  /**
   * What was found.
   *
   * @param source null when the workspace has none of that id
   * @param holdsData true when the source has rows
   * @param request what was answered under the request id, null when nothing was
   */
  record State(@Nullable Source source, boolean holdsData, @Nullable Answered request) {}

  /** An answered request. */
  record Answered(String contentHash, WriteOutcome outcome, long createdAt) {}

  Optional<State> run(DSLContext sql) {
    return sql.select(SOURCE.fields())
        .select(REQUEST.fields())
        .from(DATA_REVISION)
        .leftJoin(SOURCE)
        .on(SOURCE.WORKSPACE_ID.eq(DATA_REVISION.WORKSPACE_ID))
        .and(SOURCE.SOURCE_ID.eq(sourceId))
        .leftJoin(REQUEST)
        .on(REQUEST.WORKSPACE_ID.eq(DATA_REVISION.WORKSPACE_ID))
        .and(REQUEST.REQUEST_ID.eq(stamp == null ? NO_REQUEST : stamp.key()))
        .where(DATA_REVISION.WORKSPACE_ID.eq(workspace.id()))
        .fetchOptional(this::state);
  }

  private State state(Record row) {
    boolean hasSource = row.get(SOURCE.SOURCE_ID) != null;
    boolean hasRequest = row.get(REQUEST.REQUEST_ID) != null;
    return new State(
        hasSource
            ? new Source(
                source,
                SourceKind.valueOf(row.get(SOURCE.KIND)),
                ZoneId.of(row.get(SOURCE.TIME_ZONE)))
            : null,
        hasSource && row.get(SOURCE.HOLDS_DATA) != 0,
        hasRequest ? answered(row) : null);
  }

  private static Answered answered(Record row) {
    return new Answered(
        row.get(REQUEST.CONTENT_HASH),
        new WriteOutcome(
            row.get(REQUEST.STORED),
            row.get(REQUEST.REPLACED),
            row.get(REQUEST.UNCHANGED),
            row.get(REQUEST.OUTDATED),
            row.get(REQUEST.REVISION),
            RejectedText.parse(row.get(REQUEST.REJECTED))),
        row.get(REQUEST.CREATED_AT));
  }
}
