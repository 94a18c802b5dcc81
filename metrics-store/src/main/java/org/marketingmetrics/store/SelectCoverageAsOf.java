package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.SOURCE_COVERAGE_VERSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.CoveredDays;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The days that sources were known to have declared at an instant. What the ids of lines stand for
 * is said by the days of now, which contain all of them.
 *
 * @param knownAt microseconds since 1970 UTC, inclusive
 */
record SelectCoverageAsOf(WorkspaceId workspace, long knownAt) {
  private record Line(long sourceId, long lineId) {}

  Map<SelectCoverage.SourceLine, List<DateRange>> run(DSLContext sql) {
    Map<Line, List<DateRange>> pieces = new HashMap<>();
    sql.selectFrom(SOURCE_COVERAGE_VERSION)
        .where(SOURCE_COVERAGE_VERSION.WORKSPACE_ID.eq(workspace.id()))
        .and(SOURCE_COVERAGE_VERSION.KNOWN_AT.le(knownAt))
        .forEach(
            row ->
                pieces
                    .computeIfAbsent(
                        new Line(
                            row.get(SOURCE_COVERAGE_VERSION.SOURCE_ID),
                            row.get(SOURCE_COVERAGE_VERSION.LINE_ID)),
                        key -> new ArrayList<>())
                    .add(
                        new DateRange(
                            Calendar.day(row.get(SOURCE_COVERAGE_VERSION.FIRST_DAY)),
                            Calendar.day(row.get(SOURCE_COVERAGE_VERSION.LAST_DAY)))));
    Map<SelectCoverage.SourceLine, List<DateRange>> covered = new LinkedHashMap<>();
    for (SelectCoverage.SourceLine of : new SelectCoverage(workspace, null).run(sql).keySet()) {
      List<DateRange> own = pieces.get(new Line(of.sourceId(), SelectCoverage.lineId(of.line())));
      if (own != null) {
        covered.put(of, CoveredDays.united(own));
      }
    }
    return covered;
  }
}
