package org.marketingmetrics.core.event.session;

/** Which sessions bounced (domain rules D). */
public enum BounceRule {
  /** Those of exactly one hit. */
  SINGLE_HIT,
  /** Those not engaged. */
  NOT_ENGAGED,
  /** The rule knows no bounces. */
  UNDEFINED
}
