package org.marketingmetrics.core.comparison;

/** Why a side has no units to compute a variance from. */
public enum UnitObstacle {
  /** The caller asked for none. */
  NOT_ASKED,
  /** No rows by message or by day are stored. */
  NONE_STORED,
  /** The rows by message or day do not sum to the total, so they are not its units. */
  DO_NOT_ADD_UP,
  /** Fewer than two. */
  TOO_FEW
}
