package org.marketingmetrics.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Texts of a dictionary by id: those of the ids that are there. */
record SelectNames(NameTable table, WorkspaceId workspace, Set<Long> ids) {
  /** Ids asked for in one statement. */
  private static final int CHUNK = 1_000;

  /** A dictionary in the database. */
  record NameTable(
      Table<Record> table,
      TableField<Record, String> workspace,
      TableField<Record, Long> id,
      TableField<Record, String> text) {}

  Map<Long, String> run(DSLContext sql) {
    Map<Long, String> found = new HashMap<>();
    List<Long> sorted = new ArrayList<>(ids);
    sorted.sort(null);
    for (int from = 0; from < sorted.size(); from += CHUNK) {
      List<Long> chunk = sorted.subList(from, Math.min(from + CHUNK, sorted.size()));
      sql.select(table.id, table.text)
          .from(table.table)
          .where(table.workspace.eq(workspace.id()))
          .and(table.id.in(chunk))
          .forEach(row -> found.put(row.value1(), row.value2()));
    }
    return found;
  }
}
