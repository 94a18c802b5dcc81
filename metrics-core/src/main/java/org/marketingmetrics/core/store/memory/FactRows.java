package org.marketingmetrics.core.store.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RowStatus;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.StaleRows;
import org.marketingmetrics.core.store.RowHistory;
import org.marketingmetrics.core.store.SameFact;

/** The rows of one workspace by month block, and the dictionaries they are written in. */
final class FactRows {
  private final TreeMap<Integer, Block> blocks = new TreeMap<>();
  private final Dictionary<SeriesKey> series = new Dictionary<>();
  private final Dictionary<Basis> bases = new Dictionary<>();
  private final Set<String> reporting = new HashSet<>();

  /** One month of rows and the revision of the last change to them. */
  static final class Block {
    final TreeMap<RowKey, RowHistory> rows = new TreeMap<>();
    long revision;
  }

  /** What a written row changed. */
  record Change(RowStatus status, boolean revision, @Nullable Block block) {}

  Map<Integer, Block> blocks() {
    return blocks;
  }

  Dictionary<SeriesKey> series() {
    return series;
  }

  Dictionary<Basis> bases() {
    return bases;
  }

  /** True when the source has rows. */
  boolean holds(String source) {
    return reporting.contains(source);
  }

  Change write(String source, ObservationRow row) {
    reporting.add(source);
    RowKey key =
        new RowKey(series.idOf(row.series()), row.period(), source, bases.idOf(row.basis()));
    Block block = blocks.computeIfAbsent(key.month(), month -> new Block());
    RowHistory history = block.rows.get(key);
    if (history == null) {
      block.rows.put(key, RowHistory.of(row.knownAt(), row.values()));
      return new Change(RowStatus.STORED, true, block);
    }
    RowStatus status = history.statusOf(row.knownAt(), row.values());
    SameFact.Effect effect =
        SameFact.effectOf(ofFact(block, key), row.basis(), row.knownAt(), row.values());
    block.rows.put(key, history.with(row.knownAt(), row.values()));
    boolean visible = effect == SameFact.Effect.NOW || status.compareTo(RowStatus.STORED) >= 0;
    boolean changed = visible || effect == SameFact.Effect.PAST || status != RowStatus.UNCHANGED;
    return new Change(status, changed, visible ? block : null);
  }

  private List<SameFact.Row> ofFact(Block block, RowKey key) {
    List<SameFact.Row> rows = new ArrayList<>();
    block
        .rows
        .subMap(key.first(), true, key.last(), true)
        .forEach((own, history) -> rows.add(new SameFact.Row(bases.value(own.basis()), history)));
    return rows;
  }

  /** Rows that were last reported before an instant and have values. */
  List<ObservationRow> stale(StaleRows wanted) {
    List<ObservationRow> stale = new ArrayList<>();
    for (Block block : blocks.values()) {
      block.rows.forEach(
          (key, history) -> {
            SeriesKey dimensions = series.value(key.series());
            RowValues values = history.latest();
            if (stale.size() < wanted.limit()
                && key.source().equals(wanted.source())
                && wanted.contains(dimensions, key.period(), history.knownAt())
                && !values.isRetired()) {
              stale.add(
                  new ObservationRow(
                      stale.size(),
                      dimensions,
                      key.period(),
                      bases.value(key.basis()),
                      history.knownAt(),
                      values));
            }
          });
    }
    return stale;
  }

  /** Numbers for values, in the order they were first seen. */
  static final class Dictionary<T> {
    private final Map<T, Long> ids = new HashMap<>();
    private final Map<Long, T> values = new TreeMap<>();

    long idOf(T value) {
      return ids.computeIfAbsent(
          value,
          added -> {
            long id = values.size() + 1L;
            values.put(id, added);
            return id;
          });
    }

    T value(long id) {
      T value = values.get(id);
      if (value == null) {
        throw new IllegalArgumentException("no id " + id);
      }
      return value;
    }

    Map<Long, T> values() {
      return values;
    }
  }
}
