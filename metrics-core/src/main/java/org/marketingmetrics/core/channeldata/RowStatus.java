package org.marketingmetrics.core.channeldata;

/** What became of a written row; a later constant outranks an earlier one for its observation. */
public enum RowStatus {
  /** The same values were there already. */
  UNCHANGED,
  /** Newer values are there already; kept as history. */
  OUTDATED,
  /** A new row. */
  STORED,
  /** Newer values took the place of older ones, which stay as history. */
  REPLACED
}
