package org.marketingmetrics.core.store.memory;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.store.RowHistory;

/** Feeds a workspace's facts to a sink, as they are or as they were known at an instant. */
final class FeedFacts {
  private final WorkspaceData data;
  private final Map<Integer, Long> knownBlocks;
  private final @Nullable Long knownAt;

  FeedFacts(WorkspaceData data, Map<Integer, Long> knownBlocks, @Nullable Long knownAt) {
    this.data = data;
    this.knownBlocks = knownBlocks;
    this.knownAt = knownAt;
  }

  void to(FactSink sink) {
    sink.revision(data.revision);
    data.sources.values().forEach(sink::source);
    data.campaigns.values().stream().filter(Campaign::declaresAnything).forEach(sink::campaign);
    data.coverage.forEach(
        (source, lines) ->
            lines.forEach(
                (line, days) ->
                    days.asOf(upTo())
                        .forEach(range -> sink.coverage(new SourceCoverage(source, line, range)))));
    data.rows.bases().values().forEach(sink::basis);
    data.rows
        .blocks()
        .forEach(
            (month, block) -> {
              if (knownBlocks.getOrDefault(month, -1L) < block.revision) {
                sink.block(month, block.revision);
                block.rows.forEach((key, history) -> row(key, history, sink));
              }
            });
    for (long id : sink.missingSeries()) {
      sink.series(id, data.rows.series().value(id));
    }
  }

  private long upTo() {
    return knownAt == null ? Long.MAX_VALUE : knownAt;
  }

  private void row(RowKey key, RowHistory history, FactSink sink) {
    history
        .lastReported(upTo())
        .forEach(
            (known, values) ->
                sink.row(key.series(), key.period(), key.source(), key.basis(), known, values));
  }
}
