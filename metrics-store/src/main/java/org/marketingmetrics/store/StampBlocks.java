package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.FACT_BLOCK;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Marks month blocks as changed by a revision, and notes which measures their rows report. Runs
 * under the lock of {@link BumpRevision}, so what it reads does not change.
 *
 * @param measures by month, those that the rows written report
 */
record StampBlocks(WorkspaceId workspace, long revision, Map<Integer, BitSet> measures) {
  void run(DSLContext sql) {
    Map<Integer, BitSet> united = new TreeMap<>();
    measures.forEach((month, ordinals) -> united.put(month, (BitSet) ordinals.clone()));
    for (SelectBlocks.Block block : new SelectBlocks(workspace).run(sql)) {
      united.computeIfPresent(
          block.month(),
          (month, ordinals) -> {
            ordinals.or(block.measures());
            return ordinals;
          });
    }
    united.forEach((month, ordinals) -> stamp(sql, month, MeasureColumns.text(ordinals)));
  }

  private void stamp(DSLContext sql, int month, String text) {
    sql.insertInto(FACT_BLOCK)
        .columns(
            FACT_BLOCK.WORKSPACE_ID, FACT_BLOCK.MONTH, FACT_BLOCK.REVISION, FACT_BLOCK.MEASURES)
        .values(workspace.id(), month, revision, text)
        .onDuplicateKeyUpdate()
        .set(FACT_BLOCK.REVISION, DSL.excluded(FACT_BLOCK.REVISION))
        .set(FACT_BLOCK.MEASURES, DSL.excluded(FACT_BLOCK.MEASURES))
        .execute();
  }
}
