package org.marketingmetrics.core.advice.email;

/** How a rate lies to its reference. */
public enum Level {
  /** Below it. */
  LOW,
  /** Not below it. */
  OK
}
