package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.SOURCE_COVERAGE;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.store.CoveredDays;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Adds days to those that a source declared as covered. */
record DeclareDays(WorkspaceId workspace, long sourceId, Set<CoverageLine> lines, DateRange range) {
  /** The lines that do not cover the range yet. */
  Set<CoverageLine> missing(DSLContext sql) {
    Map<SelectCoverage.SourceLine, CoveredDays> known = known(sql);
    return lines.stream()
        .filter(line -> !days(known, line).contains(range))
        .collect(Collectors.toSet());
  }

  /** Runs under the lock of {@link BumpRevision}, so what it reads does not change. */
  void run(DSLContext sql) {
    Map<SelectCoverage.SourceLine, CoveredDays> known = known(sql);
    for (CoverageLine line : lines) {
      CoveredDays old = days(known, line);
      CoveredDays now = old.plus(range);
      for (DateRange gone : old.ranges()) {
        if (!now.ranges().contains(gone)) {
          delete(sql, line, gone);
        }
      }
      for (DateRange added : now.ranges()) {
        if (!old.ranges().contains(added)) {
          insert(sql, line, added);
        }
      }
    }
  }

  private Map<SelectCoverage.SourceLine, CoveredDays> known(DSLContext sql) {
    return new SelectCoverage(workspace, sourceId).run(sql);
  }

  private CoveredDays days(Map<SelectCoverage.SourceLine, CoveredDays> known, CoverageLine line) {
    return known.getOrDefault(new SelectCoverage.SourceLine(sourceId, line), CoveredDays.NONE);
  }

  private void delete(DSLContext sql, CoverageLine line, DateRange range) {
    sql.deleteFrom(SOURCE_COVERAGE)
        .where(SOURCE_COVERAGE.WORKSPACE_ID.eq(workspace.id()))
        .and(SOURCE_COVERAGE.SOURCE_ID.eq(sourceId))
        .and(SOURCE_COVERAGE.LINE_ID.eq(lineId(line)))
        .and(SOURCE_COVERAGE.FIRST_DAY.eq(Calendar.day(range.start())))
        .execute();
  }

  private void insert(DSLContext sql, CoverageLine line, DateRange range) {
    sql.insertInto(SOURCE_COVERAGE)
        .set(SOURCE_COVERAGE.WORKSPACE_ID, workspace.id())
        .set(SOURCE_COVERAGE.SOURCE_ID, sourceId)
        .set(SOURCE_COVERAGE.LINE_ID, lineId(line))
        .set(SOURCE_COVERAGE.FIRST_DAY, Calendar.day(range.start()))
        .set(SOURCE_COVERAGE.LAST_DAY, Calendar.day(range.end()))
        .set(SOURCE_COVERAGE.LEVEL, level(line))
        .set(SOURCE_COVERAGE.PART, TextLines.of(line.part()))
        .execute();
  }

  private static String level(CoverageLine line) {
    return TextLines.of(line.level().dimensions());
  }

  private static long lineId(CoverageLine line) {
    return StableId.of(level(line) + "\n" + TextLines.of(line.part())).id();
  }
}
