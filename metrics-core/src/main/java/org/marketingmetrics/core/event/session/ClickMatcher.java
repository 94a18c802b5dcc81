package org.marketingmetrics.core.event.session;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.marketingmetrics.core.event.Names;

/**
 * Matches a person's clicks with the sessions they led to (domain rules D): by click id, over hits
 * from {@link #before} to {@link #after} the click, both inclusive.
 *
 * @param before how far before its click a hit may be, since clocks differ
 * @param after how long after its click a hit may load
 */
public record ClickMatcher(Duration before, Duration after) {
  /** Five minutes before to a day after. */
  public static final ClickMatcher STANDARD =
      new ClickMatcher(Duration.ofMinutes(5), Duration.ofHours(24));

  /** The outcomes of all clicks and the origins of all sessions. */
  public SubjectClicks match(SubjectSessions sessions) {
    return new Matching(sessions).run();
  }

  /** One person. */
  private final class Matching {
    private final SubjectSessions sessions;
    private final SubjectLog log;
    private final SubjectClicks clicks;
    private final Map<Integer, Integer> logged = new HashMap<>();
    private final Map<Integer, Integer> firstHolder = new HashMap<>();
    private final int[] startedBy;

    Matching(SubjectSessions sessions) {
      this.sessions = sessions;
      this.log = sessions.log();
      this.clicks = new SubjectClicks(log.size(), sessions.count());
      this.startedBy = new int[sessions.count()];
      Arrays.fill(startedBy, -1);
    }

    SubjectClicks run() {
      for (int i = 0; i < log.size(); i++) {
        if (log.isClick(i)) {
          logClick(i);
        }
      }
      for (int i = 0; i < log.size(); i++) {
        if (log.isHit(i) && log.click(i) != Names.NONE) {
          land(i);
        }
      }
      for (int session = 0; session < sessions.count(); session++) {
        clicks.origin(session, origin(session));
      }
      return clicks;
    }

    /** One click id is one click: later entries of the log are dropped. */
    private void logClick(int click) {
      int id = log.click(click);
      if (id != Names.NONE && logged.putIfAbsent(id, click) != null) {
        clicks.drop();
      } else {
        clicks.add(click, id == Names.NONE);
      }
    }

    private void land(int hit) {
      int id = log.click(hit);
      int session = sessions.sessionOf(hit);
      firstHolder.putIfAbsent(id, session);
      Integer click = logged.get(id);
      if (click == null || clicks.outcome(click) != ClickOutcome.CLICK_NOT_LOADED) {
        return;
      }
      long delay = log.at(hit) - log.at(click);
      if (delay >= -before.toMillis() && delay <= after.toMillis()) {
        boolean starts = sessions.first(session) == hit;
        clicks.loaded(
            click,
            session,
            starts ? ClickOutcome.CLICK_STARTED_SESSION : joined(click, hit, session));
        if (starts) {
          startedBy[session] = click;
        }
      }
    }

    private ClickOutcome joined(int click, int hit, int session) {
      int campaign = log.campaign(click);
      if (campaign != Names.NONE && campaign != sessions.campaign(session)) {
        return ClickOutcome.OTHER_CAMPAIGN_SAME_SESSION;
      }
      int page = log.page(hit) == Names.NONE ? log.page(click) : log.page(hit);
      for (int i = sessions.first(session); i < hit; i++) {
        if (log.isHit(i) && log.page(i) == page) {
          return ClickOutcome.REPEAT_CLICK_SAME_SESSION;
        }
      }
      return ClickOutcome.MULTI_PAGE_SAME_SESSION;
    }

    private SessionOrigin origin(int session) {
      if (startedBy[session] >= 0) {
        return SessionOrigin.FROM_CLICK;
      }
      int first = sessions.first(session);
      int id = log.click(first);
      boolean used = id != Names.NONE && firstHolder.getOrDefault(id, session) < session;
      if (id != Names.NONE && !used && !logged.containsKey(id)) {
        return SessionOrigin.UNLOGGED_CLICK;
      }
      // The address of an old click is a bookmark, also where nobody came by it in time.
      return SessionOrigin.of(sessions.reason(session), log.isDirect(first) || id != Names.NONE);
    }
  }
}
