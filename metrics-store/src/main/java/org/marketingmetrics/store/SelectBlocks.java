package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.FACT_BLOCK;

import java.util.BitSet;
import java.util.List;
import org.jooq.DSLContext;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The month blocks of a workspace, in order of time. */
record SelectBlocks(WorkspaceId workspace) {
  /**
   * A month block.
   *
   * @param month yyyymm
   * @param revision of the last change to its rows
   * @param measures the measures its rows report
   * @param mixed true when it has had rows whose values come from several reports
   */
  record Block(int month, long revision, BitSet measures, boolean mixed) {}

  List<Block> run(DSLContext sql) {
    return sql.select(FACT_BLOCK.MONTH, FACT_BLOCK.REVISION, FACT_BLOCK.MEASURES, FACT_BLOCK.MIXED)
        .from(FACT_BLOCK)
        .where(FACT_BLOCK.WORKSPACE_ID.eq(workspace.id()))
        .orderBy(FACT_BLOCK.MONTH)
        .fetch(
            row ->
                new Block(
                    row.value1(),
                    row.value2(),
                    MeasureColumns.parse(row.value3()),
                    row.value4() != 0));
  }
}
