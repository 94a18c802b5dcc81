package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.SOURCE_COVERAGE;
import static org.marketingmetrics.store.generated.Tables.SOURCE_COVERAGE_VERSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.marketingmetrics.core.channeldata.DeclaredDays;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.store.CoveredDays;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Adds days to those that a source declared as covered: to those of now, which readers load all of,
 * and to those with the time since when each is known, of which only readers as of an instant want
 * more than a few.
 */
record DeclareDays(
    WorkspaceId workspace, long sourceId, Set<CoverageLine> lines, DeclaredDays declared) {
  /** The lines that are not known to cover the days yet. */
  Set<CoverageLine> missing(DSLContext sql) {
    Map<Long, CoveredDays> known = known(sql);
    return lines.stream()
        .filter(line -> !days(known, line).contains(declared))
        .collect(Collectors.toSet());
  }

  private Map<Long, CoveredDays> known(DSLContext sql) {
    return new SelectCoverageNear(workspace, sourceId, declared.range()).run(sql);
  }

  private static CoveredDays days(Map<Long, CoveredDays> known, CoverageLine line) {
    return known.getOrDefault(SelectCoverage.lineId(line), CoveredDays.NONE);
  }

  /** Runs under the lock of {@link BumpRevision}, so what it reads does not change. */
  void run(DSLContext sql) {
    Map<Long, CoveredDays> known = known(sql);
    Map<SelectCoverage.SourceLine, List<DateRange>> ofNow =
        new SelectCoverage(workspace, sourceId).run(sql);
    for (CoverageLine line : lines) {
      declareSince(sql, line, days(known, line));
      declareNow(
          sql, line, ofNow.getOrDefault(new SelectCoverage.SourceLine(sourceId, line), List.of()));
    }
  }

  private void declareSince(DSLContext sql, CoverageLine line, CoveredDays old) {
    CoveredDays now = old.plus(declared);
    for (DeclaredDays gone : old.pieces()) {
      if (!now.pieces().contains(gone)) {
        sql.deleteFrom(SOURCE_COVERAGE_VERSION)
            .where(SOURCE_COVERAGE_VERSION.WORKSPACE_ID.eq(workspace.id()))
            .and(SOURCE_COVERAGE_VERSION.SOURCE_ID.eq(sourceId))
            .and(SOURCE_COVERAGE_VERSION.LINE_ID.eq(SelectCoverage.lineId(line)))
            .and(SOURCE_COVERAGE_VERSION.FIRST_DAY.eq(Calendar.day(gone.range().start())))
            .execute();
      }
    }
    for (DeclaredDays added : now.pieces()) {
      if (!old.pieces().contains(added)) {
        sql.insertInto(SOURCE_COVERAGE_VERSION)
            .set(SOURCE_COVERAGE_VERSION.WORKSPACE_ID, workspace.id())
            .set(SOURCE_COVERAGE_VERSION.SOURCE_ID, sourceId)
            .set(SOURCE_COVERAGE_VERSION.LINE_ID, SelectCoverage.lineId(line))
            .set(SOURCE_COVERAGE_VERSION.FIRST_DAY, Calendar.day(added.range().start()))
            .set(SOURCE_COVERAGE_VERSION.LAST_DAY, Calendar.day(added.range().end()))
            .set(SOURCE_COVERAGE_VERSION.KNOWN_AT, added.knownAt())
            .execute();
      }
    }
  }

  private void declareNow(DSLContext sql, CoverageLine line, List<DateRange> old) {
    List<DateRange> all = new ArrayList<>(old);
    all.add(declared.range());
    List<DateRange> now = CoveredDays.united(all);
    for (DateRange gone : old) {
      if (!now.contains(gone)) {
        sql.deleteFrom(SOURCE_COVERAGE)
            .where(SOURCE_COVERAGE.WORKSPACE_ID.eq(workspace.id()))
            .and(SOURCE_COVERAGE.SOURCE_ID.eq(sourceId))
            .and(SOURCE_COVERAGE.LINE_ID.eq(SelectCoverage.lineId(line)))
            .and(SOURCE_COVERAGE.FIRST_DAY.eq(Calendar.day(gone.start())))
            .execute();
      }
    }
    for (DateRange added : now) {
      if (!old.contains(added)) {
        insert(sql, line, added);
      }
    }
  }

  private void insert(DSLContext sql, CoverageLine line, DateRange range) {
    sql.insertInto(SOURCE_COVERAGE)
        .set(SOURCE_COVERAGE.WORKSPACE_ID, workspace.id())
        .set(SOURCE_COVERAGE.SOURCE_ID, sourceId)
        .set(SOURCE_COVERAGE.LINE_ID, SelectCoverage.lineId(line))
        .set(SOURCE_COVERAGE.FIRST_DAY, Calendar.day(range.start()))
        .set(SOURCE_COVERAGE.LAST_DAY, Calendar.day(range.end()))
        .set(SOURCE_COVERAGE.LEVEL, TextLines.of(line.level().dimensions()))
        .set(SOURCE_COVERAGE.PART, TextLines.of(line.part()))
        .execute();
  }
}
