package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Feeds the facts of a workspace to a sink, all within one snapshot.
 *
 * @param knownBlocks month to the revision the sink has of it; those are left out while unchanged
 * @param knownAt the instant as of which to read, null for what is known now
 */
record ReadFacts(WorkspaceId workspace, Map<Integer, Long> knownBlocks, @Nullable Long knownAt) {
  void run(Sql sql, Connection connection, FactSink sink) throws SQLException {
    DSLContext jooq = sql.on(connection);
    sink.revision(new SelectRevision(workspace).run(jooq));
    Map<Long, Source> sources = new SelectSources(workspace, null).run(jooq);
    sources.values().forEach(sink::source);
    new SelectDeclaredCampaigns(workspace).run(jooq).forEach(sink::campaign);
    feedCoverage(jooq, sources, sink);
    new SelectBases(workspace).run(jooq).forEach(sink::basis);
    for (SelectBlocks.Block block : new SelectBlocks(workspace).run(jooq)) {
      if (knownBlocks.getOrDefault(block.month(), -1L) < block.revision()) {
        sink.block(block.month(), block.revision());
        if (knownAt == null && !block.mixed()) {
          new SelectFacts(workspace, block, sources).run(sql, connection, sink);
        } else {
          long upTo = knownAt == null ? Long.MAX_VALUE : knownAt;
          new SelectFactsAsOf(workspace, block, sources, upTo).run(sql, connection, sink);
        }
      }
    }
    feedSeries(sql, connection, sink);
  }

  private void feedCoverage(DSLContext jooq, Map<Long, Source> sources, FactSink sink) {
    Map<SelectCoverage.SourceLine, List<DateRange>> covered =
        knownAt == null
            ? new SelectCoverage(workspace, null).run(jooq)
            : new SelectCoverageAsOf(workspace, knownAt).run(jooq);
    covered.forEach(
        (line, days) -> {
          Source source = sources.get(line.sourceId());
          if (source == null) {
            throw new IllegalStateException("days of an unknown source: " + line);
          }
          days.forEach(range -> sink.coverage(new SourceCoverage(source.id(), line.line(), range)));
        });
  }

  private void feedSeries(Sql sql, Connection connection, FactSink sink) throws SQLException {
    Set<Long> missing = new HashSet<>();
    for (long id : sink.missingSeries()) {
      missing.add(id);
    }
    new SelectNames(Dictionaries.OF_SERIES, workspace, missing)
        .run(sql, connection)
        .forEach((id, text) -> sink.series(id, TextLines.parseSeries(text)));
  }
}
