package org.marketingmetrics.core.comparison;

/** How a difference was tested (domain rules E, which method). */
public enum TestMethod {
  /** Two proportions with the pooled standard error. */
  POOLED_Z,
  /** Two proportions with an expected cell under 5. */
  FISHER_EXACT,
  /** Two ratios by the delta method, from data by unit. */
  DELTA_Z
}
