package org.marketingmetrics.core.value;

/** Why a value, or a test, has no interval. */
public enum IntervalAbsence {
  /** The counts are no trials and successes: totals per person, fractional counts. */
  NOT_BINOMIAL,
  /** A ratio of totals: only values per unit would give its variance. */
  NEEDS_UNIT_DATA,
  /** The numerator exceeds the denominator of a rate. */
  VIOLATION
}
