package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.BASIS;

import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** All bases of a workspace by id; there are few. */
record SelectBases(WorkspaceId workspace) {
  Map<Long, Basis> run(DSLContext sql) {
    Map<Long, Basis> bases = new HashMap<>();
    sql.select(BASIS.BASIS_ID, BASIS.CANONICAL)
        .from(BASIS)
        .where(BASIS.WORKSPACE_ID.eq(workspace.id()))
        .forEach(row -> bases.put(row.value1(), BasisText.parse(row.value2())));
    return bases;
  }
}
