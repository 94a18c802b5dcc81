package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.SOURCE_COVERAGE_VERSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.marketingmetrics.core.channeldata.DeclaredDays;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.CoveredDays;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Of the days that a source declared as covered, the pieces that hold a day of a range, by line.
 */
record SelectCoverageNear(WorkspaceId workspace, long sourceId, DateRange range) {
  Map<Long, CoveredDays> run(DSLContext sql) {
    Map<Long, List<DeclaredDays>> pieces = new HashMap<>();
    sql.selectFrom(SOURCE_COVERAGE_VERSION)
        .where(SOURCE_COVERAGE_VERSION.WORKSPACE_ID.eq(workspace.id()))
        .and(SOURCE_COVERAGE_VERSION.SOURCE_ID.eq(sourceId))
        .and(SOURCE_COVERAGE_VERSION.FIRST_DAY.le(Calendar.day(range.end())))
        .and(SOURCE_COVERAGE_VERSION.LAST_DAY.ge(Calendar.day(range.start())))
        .orderBy(SOURCE_COVERAGE_VERSION.LINE_ID, SOURCE_COVERAGE_VERSION.FIRST_DAY)
        .forEach(
            row ->
                pieces
                    .computeIfAbsent(
                        row.get(SOURCE_COVERAGE_VERSION.LINE_ID), key -> new ArrayList<>())
                    .add(
                        new DeclaredDays(
                            new DateRange(
                                Calendar.day(row.get(SOURCE_COVERAGE_VERSION.FIRST_DAY)),
                                Calendar.day(row.get(SOURCE_COVERAGE_VERSION.LAST_DAY))),
                            row.get(SOURCE_COVERAGE_VERSION.KNOWN_AT))));
    Map<Long, CoveredDays> near = new HashMap<>();
    pieces.forEach((line, own) -> near.put(line, new CoveredDays(own)));
    return near;
  }
}
