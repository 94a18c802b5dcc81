package org.marketingmetrics.core.comparison;

/** What may be said of a difference. */
public enum Verdict {
  /** The side compared is higher than its reference, beyond chance. */
  HIGHER,
  /** It is lower, beyond chance. */
  LOWER,
  /** Chance explains the difference. */
  NOT_SETTLED,
  /** Fewer data than the caller's rules ask for, whatever the p value. */
  INSUFFICIENT_DATA,
  /** Nothing was tested. */
  NOT_TESTED
}
