package org.marketingmetrics.core.period;

/** The length of the buckets an answer is cut into. */
public enum Grain {
  /** One bucket: the whole range. */
  TOTAL,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR
}
