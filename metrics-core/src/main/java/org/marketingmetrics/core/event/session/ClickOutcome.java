package org.marketingmetrics.core.event.session;

/** What became of a click (domain rules D). */
public enum ClickOutcome {
  CLICK_STARTED_SESSION,
  /** Joined a session in which its page had been seen already. */
  REPEAT_CLICK_SAME_SESSION,
  /** Joined a session with a page that was new in it. */
  MULTI_PAGE_SAME_SESSION,
  /** Joined a session of another campaign, where the rule does not split by campaign. */
  OTHER_CAMPAIGN_SAME_SESSION,
  /** No hit carries its id in time, or it has no id. */
  CLICK_NOT_LOADED;

  /** True when the click led to a hit inside a session that it did not start. */
  public boolean isJoined() {
    return switch (this) {
      case REPEAT_CLICK_SAME_SESSION, MULTI_PAGE_SAME_SESSION, OTHER_CAMPAIGN_SAME_SESSION -> true;
      case CLICK_STARTED_SESSION, CLICK_NOT_LOADED -> false;
    };
  }
}
