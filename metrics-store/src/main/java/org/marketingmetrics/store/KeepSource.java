package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.SOURCE;

import java.sql.SQLTransactionRollbackException;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Makes the source of a write what the write says it is.
 *
 * @param known as it was read, null when it was not there
 * @param knownHolds as it was read
 * @param source as it is to be
 * @param holds true when the write brings rows
 */
record KeepSource(
    WorkspaceId workspace,
    long sourceId,
    @Nullable Source known,
    boolean knownHolds,
    Source source,
    boolean holds) {
  /**
   * True when an answer may change by it.
   *
   * @throws SQLTransactionRollbackException when the source was changed since it was read; the
   *     transaction has to begin anew
   */
  boolean run(DSLContext sql) throws SQLTransactionRollbackException {
    if (known == null) {
      insert(sql);
      return true;
    }
    boolean nowHolds = knownHolds || holds;
    if (!known.equals(source) || nowHolds != knownHolds) {
      int found =
          sql.update(SOURCE)
              .set(SOURCE.KIND, source.kind().name())
              .set(SOURCE.HOLDS_DATA, flag(nowHolds))
              .where(SOURCE.WORKSPACE_ID.eq(workspace.id()))
              .and(SOURCE.SOURCE_ID.eq(sourceId))
              .and(SOURCE.KIND.eq(known.kind().name()))
              .and(SOURCE.TIME_ZONE.eq(known.zone().getId()))
              .execute();
      if (found == 0) {
        throw new SQLTransactionRollbackException("the source changed meanwhile", "40001");
      }
    }
    return !known.equals(source);
  }

  private void insert(DSLContext sql) {
    sql.insertInto(SOURCE)
        .set(SOURCE.WORKSPACE_ID, workspace.id())
        .set(SOURCE.SOURCE_ID, sourceId)
        .set(SOURCE.NAME, source.id())
        .set(SOURCE.KIND, source.kind().name())
        .set(SOURCE.TIME_ZONE, source.zone().getId())
        .set(SOURCE.HOLDS_DATA, flag(holds))
        .execute();
  }

  private static byte flag(boolean value) {
    return (byte) (value ? 1 : 0);
  }
}
