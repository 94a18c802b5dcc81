package org.marketingmetrics.core.advice.email;

/** What the e-mail tree finds (domain rules F1). */
public enum EmailFinding {
  OPEN_RATE_LOW,
  CONTENT_WEAK,
  /** The content is liked, it reaches people at a wrong time, too often, or the wrong people. */
  TIMING_FREQUENCY_OR_SEGMENT,
  /** Openers click little, but there are enough of them. */
  CONTENT_WATCH,
  HEALTHY,
  /** Opens by sent are low only because messages are not delivered. */
  LIST_QUALITY,
  /** Opens by delivered are low. */
  TIME_FREQUENCY_SUBJECT_SEGMENT
}
