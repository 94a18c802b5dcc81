package org.marketingmetrics.core.event.session;

/** Why a session began, in the order in which the reasons are tested (domain rules D). */
public enum SplitReason {
  /** Nothing was known of the person before. */
  FIRST_HIT,
  /** The hit before is at least the timeout ago. */
  TIMEOUT,
  /** The civil day changed. */
  MIDNIGHT,
  /** The hit brings another campaign. */
  CAMPAIGN_CHANGE,
  /** The session has lasted as long as one may. */
  MAX_LENGTH,
  /** The session has as many hits as one may. */
  MAX_HITS,
  /** The first hit of a civil day; the only reason where a day has one session. */
  FIRST_VISIT_OF_DAY
}
