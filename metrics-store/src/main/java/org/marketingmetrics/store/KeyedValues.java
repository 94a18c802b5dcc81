package org.marketingmetrics.store;

import org.marketingmetrics.core.channeldata.RowValues;

/**
 * One row of the tables that hold measures.
 *
 * @param versions 1 and the number of versions; not written for a version itself
 * @param mixed see {@link StoredRow}; not written for a version
 */
record KeyedValues(FactKey key, Instants knownAt, int versions, boolean mixed, RowValues values) {
  /** A row of {@code observation}. */
  static KeyedValues of(FactKey key, StoredRow row) {
    return new KeyedValues(
        key, row.knownAt(), 1 + row.versions().size(), row.mixed(), row.values());
  }

  /** A version. */
  static KeyedValues of(FactKey key, StoredRow.Version version) {
    return new KeyedValues(key, version.knownAt(), 1, false, version.values());
  }

  /** A row of a key that was reported once. */
  static KeyedValues of(FactKey key, long knownAt, RowValues values) {
    return new KeyedValues(key, Instants.of(knownAt), 1, false, values);
  }

  boolean once() {
    return knownAt.isOne() && versions == 1;
  }
}
