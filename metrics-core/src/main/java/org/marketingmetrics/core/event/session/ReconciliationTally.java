package org.marketingmetrics.core.event.session;

import java.util.EnumMap;
import java.util.Map;

/**
 * Clicks and sessions of one cell, by cause. In every cell, clicks − sessions = joined + not loaded
 * + carried out − carried in − sessions without a click.
 */
public final class ReconciliationTally {
  private final Map<ClickOutcome, Long> outcomes = new EnumMap<>(ClickOutcome.class);
  private final Map<SessionOrigin, Long> origins = new EnumMap<>(SessionOrigin.class);
  private long withoutId;
  long carriedOut;
  long carriedIn;

  void add(ClickOutcome outcome, boolean noId) {
    outcomes.merge(outcome, 1L, Long::sum);
    withoutId += noId ? 1 : 0;
  }

  void add(SessionOrigin origin) {
    origins.merge(origin, 1L, Long::sum);
  }

  void add(ReconciliationTally other) {
    other.outcomes.forEach((outcome, clicks) -> outcomes.merge(outcome, clicks, Long::sum));
    other.origins.forEach((origin, sessions) -> origins.merge(origin, sessions, Long::sum));
    withoutId += other.withoutId;
    carriedOut += other.carriedOut;
    carriedIn += other.carriedIn;
  }

  /** Clicks of an outcome. */
  public long of(ClickOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** Sessions of an origin. */
  public long of(SessionOrigin origin) {
    return origins.getOrDefault(origin, 0L);
  }

  /** All clicks. */
  public long clicks() {
    return joined() + notLoaded() + of(ClickOutcome.CLICK_STARTED_SESSION);
  }

  /** All sessions. */
  public long sessions() {
    return nonClickSessions() + of(SessionOrigin.FROM_CLICK);
  }

  /** Clicks that led into a session which they did not start. */
  public long joined() {
    long joined = 0;
    for (ClickOutcome outcome : ClickOutcome.values()) {
      joined += outcome.isJoined() ? of(outcome) : 0;
    }
    return joined;
  }

  /** Clicks that no hit answers. */
  public long notLoaded() {
    return of(ClickOutcome.CLICK_NOT_LOADED);
  }

  /** Clicks among those not loaded that have no id, so that nothing could be matched. */
  public long withoutId() {
    return withoutId;
  }

  /** Sessions that no click started. */
  public long nonClickSessions() {
    long sessions = 0;
    for (SessionOrigin origin : SessionOrigin.values()) {
      sessions += origin == SessionOrigin.FROM_CLICK ? 0 : of(origin);
    }
    return sessions;
  }

  /** Clicks of this cell that started a session which counts elsewhere. */
  public long carriedOut() {
    return carriedOut;
  }

  /** Sessions of this cell that a click of elsewhere started. */
  public long carriedIn() {
    return carriedIn;
  }

  /** The right side of the identity; equal to clicks − sessions, always. */
  public long explained() {
    return joined() + notLoaded() + carriedOut - carriedIn - nonClickSessions();
  }
}
