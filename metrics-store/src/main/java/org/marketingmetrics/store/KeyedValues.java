package org.marketingmetrics.store;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.RowValues;

/**
 * One row of the tables that hold measures.
 *
 * @param confirmedAt null where there is none
 * @param versions 1 and the number of versions; not written for a version itself
 */
record KeyedValues(
    FactKey key, long knownAt, @Nullable Long confirmedAt, int versions, RowValues values) {
  /** A row of {@code observation}. */
  static KeyedValues of(FactKey key, StoredRow row) {
    return new KeyedValues(
        key, row.knownAt(), row.confirmedAt(), 1 + row.versions().size(), row.values());
  }

  /** A row of a key that was reported once, or a version. */
  static KeyedValues of(FactKey key, long knownAt, RowValues values) {
    return new KeyedValues(key, knownAt, null, 1, values);
  }

  boolean once() {
    return confirmedAt == null && versions == 1;
  }
}
