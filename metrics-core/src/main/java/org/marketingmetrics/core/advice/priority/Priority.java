package org.marketingmetrics.core.advice.priority;

/** What to work on first (domain rules F2). */
public enum Priority {
  /** Conversions. */
  CRO,
  /** Clicks. */
  CTRO,
  /** Both: their worth differs by at most the tie share. */
  TIE,
  /** Neither: both are at their targets. */
  NONE,
  /** The counts first: they contradict each other. */
  FIX_MEASUREMENT,
  /** Not said: something that the procedure needs is missing. */
  MISSING_INPUTS
}
