package org.marketingmetrics.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.store.RowHistory;

/**
 * A history as it lies in the tables: the row of {@code observation}, and the rows of {@code
 * observation_version}.
 *
 * <p>Reports of the same values are one row with all their instants. That of {@code observation}
 * holds the latest values. Where the last report said exactly these, it stands for that report and
 * its repeats. Otherwise the row is <i>mixed</i>: its values come from several reports, all of
 * which are versions. So a key written once, or reported daily without a change, has no versions,
 * and each restatement adds one.
 *
 * @param knownAt when the values were reported; of a mixed row only when anything last was
 * @param values latest values
 * @param mixed true when no report stands for the row
 * @param versions the other reports, by the instant at which each was known first
 */
record StoredRow(
    Instants knownAt, RowValues values, boolean mixed, NavigableMap<Long, Version> versions) {
  StoredRow {
    versions = Collections.unmodifiableNavigableMap(versions);
  }

  /** Values and when they were reported. */
  record Version(Instants knownAt, RowValues values) {}

  /** How a history is stored. */
  static StoredRow of(RowHistory history) {
    RowValues latest = history.latest();
    Map<RowValues, NavigableSet<Long>> reports = new HashMap<>();
    history
        .reports()
        .forEach(
            (instant, values) ->
                reports.computeIfAbsent(values, key -> new TreeSet<>()).add(instant));
    boolean mixed = !history.reports().lastEntry().getValue().equals(latest);
    NavigableSet<Long> own = mixed ? null : reports.remove(latest);
    NavigableMap<Long, Version> versions = new TreeMap<>();
    reports.forEach(
        (values, instants) ->
            versions.put(instants.first(), new Version(Instants.of(instants), values)));
    Instants knownAt = own == null ? Instants.of(history.knownAt()) : Instants.of(own);
    return new StoredRow(knownAt, latest, mixed, versions);
  }

  /** The history that is stored so. */
  RowHistory history() {
    Map<Long, RowValues> reports = new TreeMap<>();
    versions.values().forEach(version -> put(reports, version.knownAt, version.values));
    if (!mixed) {
      put(reports, knownAt, values);
    }
    return RowHistory.of(reports);
  }

  private static void put(Map<Long, RowValues> reports, Instants instants, RowValues values) {
    for (long instant : instants.all()) {
      reports.put(instant, values);
    }
  }

  /** True when the other differs at most in when its values were reported again. */
  boolean sameButForRepeats(StoredRow other) {
    return knownAt.first() == other.knownAt.first()
        && mixed == other.mixed
        && values.equals(other.values)
        && versions.equals(other.versions);
  }
}
