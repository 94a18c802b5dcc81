package org.marketingmetrics.core.channeldata;

/**
 * What became of a written row. Each of its values fares on its own; the row has the status of the
 * value that ranks highest, and an observation that of its highest row: a later constant outranks
 * an earlier one.
 */
public enum RowStatus {
  /** The same values were known already at that instant; no answer changes. */
  UNCHANGED,
  /** Newer values are there already; kept as history. */
  OUTDATED,
  /** Nothing was known of it. */
  STORED,
  /** A newer value took the place of an older one, which stays as history. */
  REPLACED
}
