package org.marketingmetrics.core.event.session;

import java.util.List;
import java.util.stream.Stream;

/**
 * What may lie behind a difference where only totals are known, never how much of it (domain rules
 * D).
 *
 * @param outcomes of clicks, when there are more clicks than sessions; else empty
 * @param origins of sessions, when there are more sessions than clicks; else empty
 */
public record PossibleCauses(List<ClickOutcome> outcomes, List<SessionOrigin> origins) {
  public PossibleCauses {
    outcomes = List.copyOf(outcomes);
    origins = List.copyOf(origins);
  }

  /** The causes that the rule allows for, by the sign of the difference. */
  public static PossibleCauses of(SessionRule rule, long clicks, long sessions) {
    return new PossibleCauses(
        clicks > sessions
            ? Stream.of(ClickOutcome.values()).filter(outcome -> explains(rule, outcome)).toList()
            : List.of(),
        sessions > clicks
            ? Stream.of(SessionOrigin.values()).filter(origin -> explains(rule, origin)).toList()
            : List.of());
  }

  private static boolean explains(SessionRule rule, ClickOutcome outcome) {
    return switch (outcome) {
      case CLICK_STARTED_SESSION -> false;
      case OTHER_CAMPAIGN_SAME_SESSION -> !rule.campaignSplit();
      case REPEAT_CLICK_SAME_SESSION, MULTI_PAGE_SAME_SESSION, CLICK_NOT_LOADED -> true;
    };
  }

  private static boolean explains(SessionRule rule, SessionOrigin origin) {
    return switch (origin) {
      case FROM_CLICK -> false;
      case FIRST_VISIT_OF_DAY -> rule.isPerDay();
      case UNLOGGED_CLICK -> true;
      case FIRST_HIT, TIMEOUT_RETURN, BOOKMARK_OR_DIRECT_RETURN -> !rule.isPerDay();
      case MIDNIGHT_SPLIT -> rule.midnightSplit();
      case MAX_LENGTH_SPLIT -> rule.maxLength() != null;
      case MAX_HITS_SPLIT -> rule.maxHits() != null;
      case CAMPAIGN_WITHOUT_CLICK -> rule.campaignSplit();
    };
  }
}
