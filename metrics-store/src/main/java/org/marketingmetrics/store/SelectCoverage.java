package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.SOURCE_COVERAGE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Level;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * The days that sources declared as covered, as they are known now.
 *
 * @param sourceId the only source asked for, null for all
 */
record SelectCoverage(WorkspaceId workspace, @Nullable Long sourceId) {
  private static final long OF_WHOLE_SOURCE = 0;

  /** A source and what its days belong to. */
  record SourceLine(long sourceId, CoverageLine line) {}

  Map<SourceLine, List<DateRange>> run(DSLContext sql) {
    Condition wanted = SOURCE_COVERAGE.WORKSPACE_ID.eq(workspace.id());
    if (sourceId != null) {
      wanted = wanted.and(SOURCE_COVERAGE.SOURCE_ID.eq(sourceId));
    }
    Map<SourceLine, List<DateRange>> ranges = new LinkedHashMap<>();
    sql.selectFrom(SOURCE_COVERAGE)
        .where(wanted)
        .orderBy(SOURCE_COVERAGE.SOURCE_ID, SOURCE_COVERAGE.LINE_ID, SOURCE_COVERAGE.FIRST_DAY)
        .forEach(
            row -> {
              CoverageLine line =
                  new CoverageLine(
                      new Level(TextLines.parse(row.get(SOURCE_COVERAGE.LEVEL))),
                      TextLines.parseSeries(row.get(SOURCE_COVERAGE.PART)),
                      row.get(SOURCE_COVERAGE.LINE_ID) == OF_WHOLE_SOURCE);
              ranges
                  .computeIfAbsent(
                      new SourceLine(row.get(SOURCE_COVERAGE.SOURCE_ID), line),
                      key -> new ArrayList<>())
                  .add(
                      new DateRange(
                          Calendar.day(row.get(SOURCE_COVERAGE.FIRST_DAY)),
                          Calendar.day(row.get(SOURCE_COVERAGE.LAST_DAY))));
            });
    return ranges;
  }

  /** What a line is called in tables: everything 0, others by a hash of level and part. */
  static long lineId(CoverageLine line) {
    String text = TextLines.of(line.level().dimensions()) + "\n" + TextLines.of(line.part());
    return line.ofWholeSource() ? OF_WHOLE_SOURCE : StableId.of(text).id();
  }
}
