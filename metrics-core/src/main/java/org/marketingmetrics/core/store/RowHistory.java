package org.marketingmetrics.core.store;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.RowStatus;
import org.marketingmetrics.core.channeldata.RowValues;

/**
 * All that was reported for one natural key: the values of each report under the instant at which
 * they were known. Every store decides with it what a write does, so that all decide the same.
 *
 * <p>Per measure the value known latest holds; of two known at the same instant the one written
 * later replaces the other. A report that says again what was known already changes no answer of
 * this row, but is kept like any other: a file of an earlier day imported later, or another row of
 * the same line and day, must not undo it, now or as of any instant.
 *
 * <p>Immutable. Instants are microseconds since 1970 UTC.
 */
public final class RowHistory {
  private final NavigableMap<Long, RowValues> reports;

  private RowHistory(NavigableMap<Long, RowValues> reports) {
    this.reports = reports;
  }

  /** A history of these reports, by the instant at which each was known; at least one. */
  public static RowHistory of(Map<Long, RowValues> reports) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("a history holds at least one report");
    }
    return new RowHistory(new TreeMap<>(reports));
  }

  /** A history of one report. */
  public static RowHistory of(long knownAt, RowValues values) {
    return of(Map.of(knownAt, values));
  }

  /** The reports by the instant at which each was known. */
  public NavigableMap<Long, RowValues> reports() {
    return Collections.unmodifiableNavigableMap(reports);
  }

  /** The last instant at which anything was reported. */
  public long knownAt() {
    return reports.lastKey();
  }

  /**
   * The last instant, up to the given one, at which anything was reported.
   *
   * @throws IllegalArgumentException when nothing had been
   */
  public long knownAt(long upTo) {
    Long known = reports.floorKey(upTo);
    if (known == null) {
      throw new IllegalArgumentException("nothing was known at " + upTo);
    }
    return known;
  }

  /** The values that hold now. */
  public RowValues latest() {
    return reports.size() == 1 ? reports.lastEntry().getValue() : fold(reports);
  }

  /**
   * The values that hold at an instant, inclusive, by when each was last reported up to then: a
   * report of some of the measures says nothing of the others.
   */
  public NavigableMap<Long, RowValues> lastReported(long upTo) {
    NavigableMap<Long, RowValues> parts = new TreeMap<>();
    Set<Integer> seen = new HashSet<>();
    reports
        .headMap(upTo, true)
        .descendingMap()
        .forEach(
            (instant, report) -> {
              SortedMap<Integer, Long> own = report.asMap();
              own.keySet().removeAll(seen);
              if (!own.isEmpty()) {
                parts.put(instant, RowValues.of(own));
                seen.addAll(own.keySet());
              }
            });
    return parts;
  }

  /**
   * When, up to an instant, and as what a measure was last reported; null when it was not.
   *
   * @param measure ordinal in the catalogue
   */
  Map.@Nullable Entry<Long, Long> lastReported(int measure, long upTo) {
    for (Map.Entry<Long, RowValues> report :
        reports.headMap(upTo, true).descendingMap().entrySet()) {
      Long value = report.getValue().get(measure);
      if (value != null) {
        return Map.entry(report.getKey(), value);
      }
    }
    return null;
  }

  /** True when a measure was reported after an instant. */
  boolean isReportedAfter(int measure, long instant) {
    return reports.tailMap(instant, false).values().stream()
        .anyMatch(report -> report.get(measure) != null);
  }

  /** The values as they were known at an instant, inclusive; without any measure before all. */
  public RowValues asOf(long instant) {
    return fold(reports.headMap(instant, true));
  }

  /**
   * What a further report does. UNCHANGED means that no answer changes, now or as of any instant;
   * everything else means that some answer does.
   */
  public RowStatus statusOf(long knownAt, RowValues values) {
    SortedMap<Integer, Long> then = asOf(knownAt).asMap();
    SortedMap<Integer, Long> later = fold(reports.tailMap(knownAt, false)).asMap();
    RowStatus status = RowStatus.UNCHANGED;
    for (int i = 0; i < values.size(); i++) {
      int measure = values.ordinal(i);
      Long known = then.get(measure);
      status = max(status, statusOf(values.value(i), known, later.containsKey(measure)));
    }
    return status;
  }

  private static RowStatus statusOf(long value, @Nullable Long known, boolean knownLater) {
    if (known != null && known == value) {
      return RowStatus.UNCHANGED;
    }
    if (knownLater) {
      return RowStatus.OUTDATED;
    }
    return known == null ? RowStatus.STORED : RowStatus.REPLACED;
  }

  private static RowStatus max(RowStatus one, RowStatus other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** The history with a further report in it. */
  public RowHistory with(long knownAt, RowValues values) {
    NavigableMap<Long, RowValues> more = new TreeMap<>(reports);
    more.merge(knownAt, values, RowValues::overriddenBy);
    return new RowHistory(more);
  }

  private static RowValues fold(SortedMap<Long, RowValues> reports) {
    RowValues values = RowValues.of(Map.of());
    for (RowValues next : reports.values()) {
      values = values.overriddenBy(next);
    }
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowHistory that && reports.equals(that.reports);
  }

  @Override
  public int hashCode() {
    return reports.hashCode();
  }

  @Override
  public String toString() {
    return "RowHistory" + reports;
  }
}
