package org.marketingmetrics.core.event.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What became of one person's clicks, and where that person's sessions come from. */
public final class SubjectClicks {
  private final @Nullable ClickOutcome[] outcomes;
  private final int[] sessionOf;
  private final boolean[] withoutId;
  private final @Nullable SessionOrigin[] origins;
  private int dropped;

  SubjectClicks(int events, int sessions) {
    this.outcomes = new @Nullable ClickOutcome[events];
    this.sessionOf = new int[events];
    Arrays.fill(sessionOf, SubjectSessions.NONE);
    this.withoutId = new boolean[events];
    this.origins = new @Nullable SessionOrigin[sessions];
  }

  void add(int click, boolean noId) {
    outcomes[click] = ClickOutcome.CLICK_NOT_LOADED;
    withoutId[click] = noId;
  }

  void drop() {
    dropped++;
  }

  void loaded(int click, int session, ClickOutcome outcome) {
    outcomes[click] = outcome;
    sessionOf[click] = session;
  }

  void origin(int session, SessionOrigin origin) {
    origins[session] = origin;
  }

  /** The outcome of a click by its event's index; null when that event is no click or dropped. */
  public @Nullable ClickOutcome outcome(int event) {
    return outcomes[event];
  }

  /** The session a click started or joined, or {@link SubjectSessions#NONE}. */
  public int sessionOf(int click) {
    return sessionOf[click];
  }

  /** True for a click without an id, which nothing can be matched with. */
  public boolean isWithoutId(int click) {
    return withoutId[click];
  }

  /** Where a session comes from. */
  public SessionOrigin origin(int session) {
    SessionOrigin origin = origins[session];
    if (origin == null) {
      throw new IllegalArgumentException("no session " + session);
    }
    return origin;
  }

  /** Entries of the click log that repeat a click id. */
  public int dropped() {
    return dropped;
  }
}
