package org.marketingmetrics.store;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.store.RowHistory;

/** Makes of the reports of a key, which come one after the other, what a sink wants to know. */
final class RowReports {
  private final FactSink sink;
  private final NavigableMap<Long, RowValues> reports = new TreeMap<>();
  private @Nullable Key key;

  private record Key(long series, Period period, String source, long basis) {}

  RowReports(FactSink sink) {
    this.sink = sink;
  }

  /** Names the key of the reports that follow. */
  void at(long series, Period period, String source, long basis) {
    Key next = new Key(series, period, source, basis);
    if (!next.equals(key)) {
      end();
      key = next;
    }
  }

  /** A report, by the last instant at which it was made. */
  void add(long knownAt, RowValues values) {
    reports.put(knownAt, values);
  }

  /** Hands over the last key. */
  void end() {
    Key done = key;
    if (done != null && !reports.isEmpty()) {
      NavigableMap<Long, RowValues> parts =
          reports.size() == 1 ? reports : RowHistory.of(reports).lastReported(Long.MAX_VALUE);
      parts.forEach(
          (knownAt, values) ->
              sink.row(done.series, done.period, done.source, done.basis, knownAt, values));
    }
    reports.clear();
    key = null;
  }
}
