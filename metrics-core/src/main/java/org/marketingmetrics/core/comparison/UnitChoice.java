package org.marketingmetrics.core.comparison;

/** Which units a comparison may use. */
public enum UnitChoice {
  /** Rates as proportions; ratios by messages where they are stored, else by days. */
  AUTO,
  /** By messages, rates too. */
  MESSAGE,
  /** By days, rates too. */
  DAY,
  /** None: ratios are not tested. */
  NONE;

  /** True when rates too go by units. */
  boolean isForced() {
    return switch (this) {
      case MESSAGE, DAY -> true;
      case AUTO, NONE -> false;
    };
  }
}
