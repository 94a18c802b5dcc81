package org.marketingmetrics.core.benchmark;

/** How old a benchmark is beside the end of the period. */
public enum BenchmarkAge {
  FRESH,
  AGING,
  STALE,
  UNKNOWN,
  /** A limit, which does not age. */
  AGELESS,
  /** The period ends outside of the time of validity. */
  NOT_VALID
}
