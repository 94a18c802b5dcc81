package org.marketingmetrics.core.event;

/** What a store did with an event. */
public enum EventStatus {
  /** New and accepted: it counts from now on. */
  RECORDED,
  /** An accepted event of this id with the same content was there; nothing changed. */
  REPEATED,
  /** An accepted event of this id with other content was there; it stands. */
  CONFLICT,
  /** Kept apart, and does not count. */
  LATE,
  /** Kept apart, and does not count. */
  FUTURE;

  /** The status of an event whose id is free. */
  public static EventStatus of(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> RECORDED;
      case LATE -> LATE;
      case FUTURE -> FUTURE;
    };
  }
}
