package org.marketingmetrics.core.event;

/** What became of an event on receipt (domain rules D); stored with it and never changed. */
public enum Verdict {
  /** It counts. */
  ACCEPTED,
  /** Older than the lateness horizon, and not part of a declared backfill. */
  LATE,
  /** Further ahead of its receipt than clocks may differ. */
  FUTURE
}
