package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.FACT_BLOCK;

import java.util.Set;
import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Notes that months hold mixed rows, so that readers look at their versions. Runs after {@link
 * BumpRevision} where that runs, so that writers lock in one order.
 */
record MarkMixed(WorkspaceId workspace, Set<Integer> months) {
  void run(DSLContext sql) {
    for (SelectBlocks.Block block : new SelectBlocks(workspace).run(sql)) {
      if (months.contains(block.month()) && !block.mixed()) {
        sql.update(FACT_BLOCK)
            .set(FACT_BLOCK.MIXED, (byte) 1)
            .where(FACT_BLOCK.WORKSPACE_ID.eq(workspace.id()))
            .and(FACT_BLOCK.MONTH.eq(block.month()))
            .execute();
      }
    }
  }
}
