package org.marketingmetrics.core.event.session;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Names;

/**
 * Cuts a person's hits into sessions (domain rules D). Pure: the sessions depend on the set of
 * events and on the rule, never on how the events arrived. Belongs to one thread.
 */
public final class Sessionizer {
  private final SessionRule rule;
  private final long timeout;
  private final long maxLength;
  private final int maxHits;
  private final long lookback;
  private final CivilDays days;

  /**
   * A sessionizer.
   *
   * @param reportZone in which midnight splits, where the rule says so
   */
  public Sessionizer(SessionRule rule, ZoneId reportZone) {
    this.rule = rule;
    this.timeout = rule.timeout().toMillis();
    this.maxLength = rule.maxLength() == null ? Long.MAX_VALUE : rule.maxLength().toMillis();
    this.maxHits = rule.maxHits() == null ? Integer.MAX_VALUE : rule.maxHits();
    this.lookback = rule.campaignLookback().toMillis();
    this.days = new CivilDays(rule.dayZone() == null ? reportZone : rule.dayZone());
  }

  /** The sessions of one person. */
  public SubjectSessions sessions(SubjectLog log) {
    SubjectSessions sessions = new SubjectSessions(log, rule.bounce());
    int before = -1;
    int broughtLast = -1;
    for (int i = 0; i < log.size(); i++) {
      if (log.isHit(i)) {
        SplitReason reason = reason(sessions, log, before, i);
        if (reason != null) {
          sessions.open(i, reason, campaign(log, i, broughtLast));
        }
        sessions.addHit(i);
        before = i;
        if (log.campaign(i) != Names.NONE) {
          broughtLast = i;
        }
      }
    }
    joinServerSide(sessions, log);
    sessions.finish();
    return sessions;
  }

  private @Nullable SplitReason reason(
      SubjectSessions sessions, SubjectLog log, int before, int hit) {
    if (rule.isPerDay()) {
      return before < 0 || days.of(log.at(before)) != days.of(log.at(hit))
          ? SplitReason.FIRST_VISIT_OF_DAY
          : null;
    }
    if (before < 0) {
      return SplitReason.FIRST_HIT;
    }
    int session = sessions.count() - 1;
    SplitReason ended = ended(sessions, session, before, log.at(hit));
    if (ended == SplitReason.TIMEOUT || ended == SplitReason.MIDNIGHT) {
      return ended;
    }
    int brought = log.campaign(hit);
    if (rule.campaignSplit() && brought != Names.NONE && brought != sessions.campaign(session)) {
      return SplitReason.CAMPAIGN_CHANGE;
    }
    if (ended != null) {
      return ended;
    }
    return sessions.hits(session) >= maxHits ? SplitReason.MAX_HITS : null;
  }

  /** Why a session is over at an instant, whatever happens then; null while it is open. */
  private @Nullable SplitReason ended(SubjectSessions sessions, int session, int lastHit, long at) {
    long lastAt = sessions.log().at(lastHit);
    if (rule.isPerDay()) {
      return days.of(lastAt) == days.of(at) ? null : SplitReason.FIRST_VISIT_OF_DAY;
    }
    if (at - lastAt >= timeout) {
      return SplitReason.TIMEOUT;
    }
    if (rule.midnightSplit() && days.of(lastAt) != days.of(at)) {
      return SplitReason.MIDNIGHT;
    }
    return at - sessions.start(session) >= maxLength ? SplitReason.MAX_LENGTH : null;
  }

  /** The campaign a session has: its first hit's, else the last one brought within the lookback. */
  private int campaign(SubjectLog log, int hit, int broughtLast) {
    if (log.campaign(hit) != Names.NONE) {
      return log.campaign(hit);
    }
    boolean inherits = broughtLast >= 0 && log.at(hit) - log.at(broughtLast) <= lookback;
    return inherits ? log.campaign(broughtLast) : Names.NONE;
  }

  /** What a server reports joins the session that is open at its time and changes none. */
  private void joinServerSide(SubjectSessions sessions, SubjectLog log) {
    int next = 0;
    int lastHit = -1;
    for (int i = 0; i < log.size(); i++) {
      if (log.isServerSide(i)) {
        while (next < log.size() && log.at(next) <= log.at(i)) {
          lastHit = log.isHit(next) ? next : lastHit;
          next++;
        }
        if (lastHit >= 0) {
          int session = sessions.sessionOf(lastHit);
          if (ended(sessions, session, lastHit, log.at(i)) == null) {
            sessions.join(i, session);
          }
        }
      }
    }
  }
}
