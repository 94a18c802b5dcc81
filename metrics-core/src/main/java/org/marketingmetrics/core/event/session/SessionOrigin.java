package org.marketingmetrics.core.event.session;

/** Where a session comes from, seen from the click log (domain rules D). */
public enum SessionOrigin {
  /** A logged click started it; every other origin is a session without a click. */
  FROM_CLICK,
  /** An organic visit. */
  FIRST_HIT,
  /** Back after the timeout, as from an open tab. */
  TIMEOUT_RETURN,
  /** Back after the timeout by a bookmark or by typing; or by the address of an old click. */
  BOOKMARK_OR_DIRECT_RETURN,
  MIDNIGHT_SPLIT,
  MAX_LENGTH_SPLIT,
  MAX_HITS_SPLIT,
  /** Another campaign, but no click id: a shared link, or a click log that has no ids. */
  CAMPAIGN_WITHOUT_CLICK,
  /** A day's first visit without a click, where a day has one session. */
  FIRST_VISIT_OF_DAY,
  /** It carries a click id that the click log lacks, as of a click filtered out as invalid. */
  UNLOGGED_CLICK;

  /** The origin of a session that no click explains. */
  static SessionOrigin of(SplitReason reason, boolean bookmarkOrDirect) {
    return switch (reason) {
      case FIRST_HIT -> FIRST_HIT;
      case TIMEOUT -> bookmarkOrDirect ? BOOKMARK_OR_DIRECT_RETURN : TIMEOUT_RETURN;
      case MIDNIGHT -> MIDNIGHT_SPLIT;
      case CAMPAIGN_CHANGE -> CAMPAIGN_WITHOUT_CLICK;
      case MAX_LENGTH -> MAX_LENGTH_SPLIT;
      case MAX_HITS -> MAX_HITS_SPLIT;
      case FIRST_VISIT_OF_DAY -> FIRST_VISIT_OF_DAY;
    };
  }
}
