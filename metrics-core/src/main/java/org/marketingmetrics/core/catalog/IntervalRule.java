package org.marketingmetrics.core.catalog;

/**
 * What is said of values without interval where nothing but totals is known (domain rules C1, E).
 */
public enum IntervalRule {
  /**
   * Queries and comparisons: data by unit would give a ratio its interval; a guarded rate above 1
   * is a ratio.
   */
  QUERY,
  /** Aggregate funnels: a ratio is no proportion, and a step above its base is a violation. */
  FUNNEL
}
