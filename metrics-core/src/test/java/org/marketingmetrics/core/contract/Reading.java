package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.FactSink;

/** A sink that keeps all it is fed in plain values and checks the order of the calls. */
public final class Reading implements FactSink {
  private static final Comparator<Period> BY_TIME =
      Comparator.comparing(Period::day)
          .thenComparingInt(Period::days)
          .thenComparingInt(Period::hourStart);

  /** Natural key of a row. */
  public record Key(SeriesKey series, Period period, String source, Basis basis) {}

  private record Raw(
      int month, long series, Period period, String source, long basis, long known, RowValues v) {}

  private long revision = -1;
  private final Map<String, Source> sources = new TreeMap<>();
  private final Map<String, Campaign> campaigns = new TreeMap<>();
  private final List<SourceCoverage> coverage = new ArrayList<>();
  private final Map<Long, Basis> bases = new HashMap<>();
  private final Map<Integer, Long> blocks = new LinkedHashMap<>();
  private final List<Raw> rows = new ArrayList<>();
  private final Map<Long, SeriesKey> series = new HashMap<>();
  private @Nullable Integer month;
  private boolean ended;

  @Override
  public void revision(long newRevision) {
    assertThat(revision).as("one revision, first of all").isEqualTo(-1);
    revision = newRevision;
  }

  @Override
  public void source(Source source) {
    beforeBlocks();
    assertThat(sources.put(source.id(), source)).isNull();
  }

  @Override
  public void campaign(Campaign campaign) {
    beforeBlocks();
    assertThat(campaigns.put(campaign.value(), campaign)).isNull();
  }

  @Override
  public void coverage(SourceCoverage newCoverage) {
    beforeBlocks();
    coverage.add(newCoverage);
  }

  @Override
  public void basis(long id, Basis basis) {
    beforeBlocks();
    assertThat(bases.put(id, basis)).isNull();
  }

  private void beforeBlocks() {
    assertThat(revision).isNotNegative();
    assertThat(month).isNull();
  }

  @Override
  public void block(int newMonth, long blockRevision) {
    assertThat(ended).isFalse();
    assertThat(blockRevision).isPositive().isLessThanOrEqualTo(revision);
    assertThat(blocks.put(newMonth, blockRevision)).isNull();
    month = newMonth;
  }

  @Override
  public void row(
      long rowSeries, Period period, String source, long basis, long known, RowValues values) {
    int block = month == null ? 0 : month;
    assertThat(period.day().getYear() * 100 + period.day().getMonthValue()).isEqualTo(block);
    assertThat(sources).containsKey(source);
    assertThat(bases).containsKey(basis);
    assertThat(values.size()).isPositive();
    rows.add(new Raw(block, rowSeries, period, source, basis, known, values));
  }

  @Override
  public long[] missingSeries() {
    ended = true;
    return rows.stream()
        .mapToLong(Raw::series)
        .distinct()
        .filter(id -> !series.containsKey(id))
        .toArray();
  }

  @Override
  public void series(long id, SeriesKey key) {
    assertThat(ended).isTrue();
    assertThat(series.put(id, key)).isNull();
  }

  /** The revision of the reading. */
  public long revision() {
    return revision;
  }

  /** Sources by id. */
  public Map<String, Source> sources() {
    return sources;
  }

  /** Campaigns that declare something, by value. */
  public Map<String, Campaign> campaigns() {
    return campaigns;
  }

  /** Declared days. */
  public List<SourceCoverage> coverage() {
    return coverage;
  }

  /** Blocks that were fed, with their revisions. */
  public Map<Integer, Long> blocks() {
    return blocks;
  }

  /** Values by natural key and measure id. */
  public Map<Key, Map<String, Long>> values() {
    Map<Key, Map<String, Long>> values = new HashMap<>();
    for (Raw row : rows) {
      Map<String, Long> byMeasure = new TreeMap<>();
      row.v.asMap().forEach((m, v) -> byMeasure.put(Catalog.standard().stored().get(m).id(), v));
      assertThat(values.computeIfAbsent(key(row), key -> new TreeMap<>()))
          .as("one measure of one key twice")
          .doesNotContainKeys(byMeasure.keySet().toArray(String[]::new))
          .satisfies(all -> all.putAll(byMeasure));
    }
    return values;
  }

  /** When each row was last reported. */
  public Map<Key, Long> knownAt() {
    Map<Key, Long> known = new HashMap<>();
    rows.forEach(row -> known.merge(key(row), row.known, Math::max));
    return known;
  }

  private Key key(Raw row) {
    SeriesKey rowSeries = series.get(row.series);
    Basis basis = bases.get(row.basis);
    if (rowSeries == null || basis == null) {
      throw new AssertionError("nothing says what these are: " + row);
    }
    return new Key(rowSeries, row.period, row.source, basis);
  }

  /** Rows of one series, period and source stand together, periods of a series in order of time. */
  public void assertOrdered() {
    Set<List<Object>> seen = new HashSet<>();
    Raw last = null;
    for (Raw row : rows) {
      List<Object> fact = List.of(row.month, row.series, row.period, row.source);
      boolean begins = last == null || !fact.equals(factOf(last));
      assertThat(begins && !seen.add(fact)).as("rows of one fact apart: %s", row).isFalse();
      if (last != null && last.month == row.month) {
        assertThat(row.series).isGreaterThanOrEqualTo(last.series);
        if (last.series == row.series) {
          assertThat(BY_TIME.compare(last.period, row.period)).isLessThanOrEqualTo(0);
        }
      }
      last = row;
    }
  }

  private static List<Object> factOf(Raw row) {
    return List.of(row.month, row.series, row.period, row.source);
  }
}
