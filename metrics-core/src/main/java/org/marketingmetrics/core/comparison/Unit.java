package org.marketingmetrics.core.comparison;

/** What counts as one independent unit of a ratio, whose variation gives its variance. */
public enum Unit {
  /** A mailing: one campaign of a mail channel on one day. */
  MESSAGE,
  /** A civil day. Days follow each other, so this errs, and says so. */
  DAY
}
