package org.marketingmetrics.core.contract;

import static org.marketingmetrics.core.contract.Samples.T0;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.period.Period;

/**
 * Many reports of few keys, and what any store must say of them: found by looking through all
 * reports for each measure, the way the rule is told to people.
 */
final class Reports {
  /** Reports are known from T0 on, within this many microseconds. */
  static final int INSTANTS = 40;

  private static final List<String> MEASURES =
      List.of("clicks", "impressions", "ad_spend", "orders", "users");

  private final List<ObservationRow> inOrderOfWriting;
  private final Random random;

  private Reports(List<ObservationRow> inOrderOfWriting, Random random) {
    this.inOrderOfWriting = inOrderOfWriting;
    this.random = random;
  }

  /** Reports in no order; no two of one key are known at one instant. */
  static Reports random(long seed, int distinctValues) {
    Random random = new Random(seed);
    List<ObservationRow> reports = new ArrayList<>();
    for (int key = 0; key < 12; key++) {
      SeriesKey series = Samples.series("channel", "email", "campaign", "c" + key % 3);
      Period period = Period.ofDay(Samples.DAY.plusDays(11L * (key % 4)));
      Basis basis = key % 2 == 0 ? Basis.UNSPECIFIED : Samples.attributed(7);
      List<Integer> instants = new ArrayList<>();
      for (int instant = 0; instant < INSTANTS; instant++) {
        instants.add(instant);
      }
      Collections.shuffle(instants, random);
      for (int instant : instants.subList(0, 1 + random.nextInt(12))) {
        RowValues values = values(random, distinctValues);
        reports.add(Samples.row(series, period, basis, instant, values));
      }
    }
    Collections.shuffle(reports, random);
    return new Reports(reports, random);
  }

  private static RowValues values(Random random, int distinctValues) {
    Map<Integer, Long> values = new TreeMap<>();
    List<String> measures = new ArrayList<>(MEASURES);
    Collections.shuffle(measures, random);
    for (String measure : measures.subList(0, 1 + random.nextInt(3))) {
      values.putAll(Samples.measured(measure, random.nextInt(distinctValues)).asMap());
    }
    return RowValues.of(values);
  }

  /** The same reports, written in the order in which they were known. */
  Reports inOrderOfTime() {
    List<ObservationRow> sorted = new ArrayList<>(inOrderOfWriting);
    sorted.sort(Comparator.comparingLong(ObservationRow::knownAt));
    return new Reports(sorted, random);
  }

  /** The reports cut into batches of any size; no key comes twice in one. */
  List<WriteBatch> batches() {
    List<WriteBatch> batches = new ArrayList<>();
    List<ObservationRow> next = new ArrayList<>();
    Set<Reading.Key> keys = new HashSet<>();
    for (ObservationRow row : inOrderOfWriting) {
      if (!keys.add(Samples.key(row)) || random.nextInt(4) == 0) {
        batches.add(Samples.batch(Samples.array(next)));
        next.clear();
        keys.clear();
        keys.add(Samples.key(row));
      }
      next.add(row);
    }
    batches.add(Samples.batch(Samples.array(next)));
    return batches;
  }

  Map<Reading.Key, Map<String, Long>> latest() {
    return asOf(Long.MAX_VALUE);
  }

  Map<Reading.Key, Map<String, Long>> asOf(long instant) {
    Map<Reading.Key, Map<String, Long>> result = new HashMap<>();
    for (ObservationRow any : inOrderOfWriting) {
      Map<String, Long> values = new TreeMap<>();
      for (String measure : MEASURES) {
        long knownBest = Long.MIN_VALUE;
        for (ObservationRow row : inOrderOfWriting) {
          Long value = value(row, measure);
          boolean counts = Samples.key(row).equals(Samples.key(any)) && row.knownAt() <= instant;
          if (value != null && counts && row.knownAt() >= knownBest) {
            knownBest = row.knownAt();
            values.put(measure, value);
          }
        }
      }
      if (!values.isEmpty()) {
        result.put(Samples.key(any), values);
      }
    }
    return result;
  }

  /** When each key was last reported. */
  Map<Reading.Key, Long> lastKnown() {
    Map<Reading.Key, Long> known = new HashMap<>();
    inOrderOfWriting.forEach(row -> known.merge(Samples.key(row), row.knownAt(), Math::max));
    return known;
  }

  private static @org.jspecify.annotations.Nullable Long value(ObservationRow row, String measure) {
    int ordinal =
        Catalog.standard()
            .measure(new org.marketingmetrics.core.catalog.MeasureId(measure))
            .ordinal();
    return row.values().asMap().get(ordinal);
  }

  @Override
  public String toString() {
    return "Reports from T0=" + T0 + ": " + inOrderOfWriting;
  }
}
