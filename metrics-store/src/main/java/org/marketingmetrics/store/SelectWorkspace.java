package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.WORKSPACE;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** One workspace. */
record SelectWorkspace(WorkspaceId id) {
  Optional<Workspace> run(DSLContext sql) {
    return sql.selectFrom(WORKSPACE)
        .where(WORKSPACE.WORKSPACE_ID.eq(id.id()))
        .fetchOptional(SelectWorkspace::workspace);
  }

  static Workspace workspace(Record row) {
    return new Workspace(
        new WorkspaceId(row.get(WORKSPACE.WORKSPACE_ID)),
        row.get(WORKSPACE.DISPLAY_NAME),
        ZoneId.of(row.get(WORKSPACE.TIME_ZONE)),
        DayOfWeek.of(row.get(WORKSPACE.WEEK_START)),
        TextLines.parse(row.get(WORKSPACE.SOURCE_PRECEDENCE)),
        BasisText.parse(row.get(WORKSPACE.DEFAULT_BASIS)),
        Calendar.instant(row.get(WORKSPACE.CREATED_AT)),
        row.get(WORKSPACE.VERSION));
  }
}
