package org.marketingmetrics.store;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.store.RowHistory;

/**
 * A history as it lies in the tables: the row of {@code observation}, and the rows of {@code
 * observation_version}.
 *
 * <p>The row holds the latest values, and with them the last one or two reports where these held
 * exactly these values: at {@code knownAt}, and again at {@code confirmedAt}. All other reports are
 * versions. So a key written once, or reported daily without a change, has no versions, and each
 * restatement adds one.
 *
 * @param knownAt microseconds since 1970 UTC; not after the last version where the last report held
 *     only some of the measures
 * @param confirmedAt null when the row holds one report or none
 * @param values latest values
 * @param versions the other reports, by the instant at which each was known
 */
record StoredRow(
    long knownAt,
    @Nullable Long confirmedAt,
    RowValues values,
    NavigableMap<Long, RowValues> versions) {
  StoredRow {
    versions = Collections.unmodifiableNavigableMap(versions);
  }

  /** A key that was reported once. */
  static StoredRow first(long knownAt, RowValues values) {
    return new StoredRow(knownAt, null, values, new TreeMap<>());
  }

  /** How a history is stored. */
  static StoredRow of(RowHistory history) {
    NavigableMap<Long, RowValues> versions = new TreeMap<>(history.reports());
    RowValues latest = history.latest();
    if (!versions.lastEntry().getValue().equals(latest)) {
      return new StoredRow(history.knownAt(), null, latest, versions);
    }
    long last = take(versions);
    boolean twice = !versions.isEmpty() && versions.lastEntry().getValue().equals(latest);
    return twice
        ? new StoredRow(take(versions), last, latest, versions)
        : new StoredRow(last, null, latest, versions);
  }

  private static long take(NavigableMap<Long, RowValues> versions) {
    Map.Entry<Long, RowValues> last = versions.pollLastEntry();
    if (last == null) {
      throw new IllegalStateException("nothing to take");
    }
    return last.getKey();
  }

  /** The history that is stored so. */
  RowHistory history() {
    Map<Long, RowValues> reports = new TreeMap<>(versions);
    if (versions.isEmpty() || knownAt > versions.lastKey()) {
      reports.put(knownAt, values);
    }
    if (confirmedAt != null) {
      reports.put(confirmedAt, values);
    }
    return RowHistory.of(reports);
  }

  /** True when the other differs at most in when its values were confirmed. */
  boolean sameButForConfirmation(StoredRow other) {
    return knownAt == other.knownAt
        && values.equals(other.values)
        && versions.equals(other.versions);
  }
}
