package org.marketingmetrics.core.catalog;

/** What kind of quotient a metric is (domain rules A, kinds); it decides the interval. */
public enum MetricKind {
  /** The numerator is a subset of the denominator: binomial. */
  RATE,
  /** Normally at most 1, not guaranteed: binomial while both sides are whole and n is at most d. */
  RATE_GUARDED,
  /** Unbounded quotient. */
  RATIO,
  /** Money per unit. */
  CURRENCY_PER_UNIT
}
