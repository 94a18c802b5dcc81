package org.marketingmetrics.core.channeldata.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.FactSink;

/**
 * Builds a snapshot from what a store sends, on top of the previous one. Rows of one source, series
 * and period become one fact, whatever bases they are stored under; of two values of one column the
 * one known later wins.
 */
public final class FactsBuilder implements FactSink {
  private final Catalog catalog;
  private final FactsDictionary dictionary;
  private final List<Line> previousLines;
  private final List<FactColumn> columns = new ArrayList<>();
  private final Map<FactColumn, Integer> columnIds = new HashMap<>();
  private final Map<Long, int[]> columnsOfBasis = new HashMap<>();
  private final Map<LineKey, Integer> lineIds = new HashMap<>();
  private final List<LineKey> lineKeys = new ArrayList<>();
  private final TreeMap<Integer, FactBlock> blocks = new TreeMap<>();
  private final Map<String, Source> sources = new TreeMap<>();
  private final Map<String, Campaign> campaigns = new TreeMap<>();
  private final List<SourceCoverage> coverage = new ArrayList<>();
  private final WeightedRates rates = new WeightedRates();
  private final FactInProgress fact;
  private @Nullable BlockBuilder block;
  private long revision;

  /** A line by the store's id of its series. */
  private record LineKey(long series, String source) {}

  /** A builder for the first snapshot of a workspace. */
  public FactsBuilder(Catalog catalog) {
    this(catalog, null);
  }

  /** A builder for the snapshot after the given one. */
  public FactsBuilder(Catalog catalog, @Nullable Facts previous) {
    this.catalog = catalog;
    this.dictionary = previous == null ? FactsDictionary.empty() : previous.dictionary().copy();
    this.previousLines = previous == null ? List.of() : previous.lines();
    this.fact = new FactInProgress(new DerivedMeasures(catalog, this::columnId), rates);
    if (previous != null) {
      previous.columns().forEach(this::columnId);
      previous.blocks().forEach(known -> blocks.put(known.month(), known));
      Map<SeriesKey, Long> idOf = new HashMap<>();
      dictionary.series.forEach((id, key) -> idOf.put(key, id));
      for (Line line : previousLines) {
        Long id = idOf.get(line.series());
        if (id != null) {
          lineId(new LineKey(id, line.source().id()));
        }
      }
    }
  }

  @Override
  public void revision(long newRevision) {
    revision = newRevision;
  }

  @Override
  public void source(Source source) {
    sources.put(source.id(), source);
  }

  @Override
  public void campaign(Campaign campaign) {
    campaigns.put(campaign.value(), campaign);
  }

  @Override
  public void coverage(SourceCoverage newCoverage) {
    coverage.add(newCoverage);
  }

  @Override
  public void basis(long id, Basis basis) {
    dictionary.bases.put(id, basis);
  }

  @Override
  public void block(int month, long blockRevision) {
    finishBlock();
    block = new BlockBuilder(month, blockRevision);
  }

  @Override
  public void row(
      long series, Period period, String source, long basis, long knownAt, RowValues values) {
    if (block == null) {
      throw new IllegalStateException("a row before its block");
    }
    int line = lineId(new LineKey(series, source));
    if (!fact.isAt(line, period)) {
      fact.flush(block);
      fact.begin(line, period);
    }
    int[] columnOf = columnsOfBasis.computeIfAbsent(basis, this::columnsOf);
    for (int i = 0; i < values.size(); i++) {
      int ordinal = values.ordinal(i);
      if (columnOf[ordinal] < 0) {
        columnOf[ordinal] = columnId(catalog.stored().get(ordinal), basis);
      }
      fact.put(columnOf[ordinal], values.value(i), knownAt);
    }
  }

  @Override
  public long[] missingSeries() {
    finishBlock();
    return lineKeys.stream()
        .mapToLong(LineKey::series)
        .filter(id -> !dictionary.series.containsKey(id))
        .distinct()
        .toArray();
  }

  @Override
  public void series(long id, SeriesKey key) {
    dictionary.series.put(id, key);
  }

  /** The finished snapshot. */
  public Facts build() {
    finishBlock();
    List<Line> lines = new ArrayList<>(lineKeys.size());
    for (int id = 0; id < lineKeys.size(); id++) {
      lines.add(id < previousLines.size() ? kept(id) : made(id, lineKeys.get(id)));
    }
    return new Facts(
        revision,
        List.copyOf(sources.values()),
        campaigns,
        coverage,
        lines,
        columns,
        List.copyOf(blocks.values()),
        dictionary);
  }

  private Line kept(int id) {
    Line line = previousLines.get(id);
    Source source = sources.getOrDefault(line.source().id(), line.source());
    return source.equals(line.source())
        ? line
        : new Line(id, source, line.series(), line.level(), line.part());
  }

  private Line made(int id, LineKey key) {
    SeriesKey series = dictionary.series.get(key.series());
    Source source = sources.get(key.source());
    if (series == null || source == null) {
      throw new IllegalStateException("the store named an unknown series or source: " + key);
    }
    return Line.of(id, source, series);
  }

  private void finishBlock() {
    if (block != null) {
      fact.flush(block);
      if (block.isEmpty()) {
        blocks.remove(block.month());
      } else {
        blocks.put(block.month(), block.build());
      }
      block = null;
    }
  }

  private int lineId(LineKey key) {
    Integer known = lineIds.get(key);
    if (known != null) {
      return known;
    }
    lineIds.put(key, lineKeys.size());
    lineKeys.add(key);
    return lineKeys.size() - 1;
  }

  private int[] columnsOf(long basis) {
    int[] none = new int[catalog.stored().size()];
    java.util.Arrays.fill(none, -1);
    return none;
  }

  private int columnId(Stored stored, long basisId) {
    Basis basis = dictionary.bases.get(basisId);
    if (basis == null) {
      throw new IllegalStateException("the store named an unknown basis: " + basisId);
    }
    return columnId(FactColumn.of(stored, basis));
  }

  private int columnId(FactColumn column) {
    Integer known = columnIds.get(column);
    if (known != null) {
      return known;
    }
    columnIds.put(column, columns.size());
    columns.add(column);
    int id = columns.size() - 1;
    if (column.rate() != null) {
      rates.register(
          id, column.rate(), columnId(FactColumn.of(column.rate().denominator(), column.basis())));
    }
    return id;
  }
}
