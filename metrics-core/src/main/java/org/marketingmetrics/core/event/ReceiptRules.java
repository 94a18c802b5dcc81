package org.marketingmetrics.core.event;

import java.time.Duration;

/**
 * Which of the events received count (domain rules D).
 *
 * @param latenessHorizon how old an event may be on receipt, inclusive
 */
public record ReceiptRules(Duration latenessHorizon) {
  /** How far ahead of its receipt an event may be, inclusive. */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  /** The shortest horizon, that of clocks. */
  public static final Duration SHORTEST_HORIZON = CLOCK_SKEW;

  /** The longest horizon; older events come as a declared backfill. */
  public static final Duration LONGEST_HORIZON = Duration.ofDays(90);

  /** The rules unless a workspace says otherwise: 72 hours. */
  public static final ReceiptRules STANDARD = new ReceiptRules(Duration.ofDays(3));

  public ReceiptRules {
    if (latenessHorizon.compareTo(SHORTEST_HORIZON) < 0
        || latenessHorizon.compareTo(LONGEST_HORIZON) > 0) {
      throw new IllegalArgumentException("no lateness horizon: " + latenessHorizon);
    }
  }

  /**
   * The verdict.
   *
   * @param at of the event, milliseconds since 1970 UTC
   * @param received milliseconds since 1970 UTC
   * @param backfill true when the call declares that it brings history: it has no horizon
   */
  public Verdict verdict(long at, long received, boolean backfill) {
    if (at - received > CLOCK_SKEW.toMillis()) {
      return Verdict.FUTURE;
    }
    return !backfill && received - at > latenessHorizon.toMillis()
        ? Verdict.LATE
        : Verdict.ACCEPTED;
  }
}
