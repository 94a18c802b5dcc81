package org.marketingmetrics.core.advice.priority;

import java.util.Arrays;
import java.util.List;

/** What to try, by what it moves. */
public enum Lever {
  AB_TESTS(Priority.CRO),
  LANDING_PAGES(Priority.CRO),
  USER_EXPERIENCE(Priority.CRO),
  USABILITY_TESTS_AND_HEATMAPS(Priority.CRO),
  PAGE_SPEED(Priority.CRO),
  CHECKOUT_SIMPLIFICATION(Priority.CRO),
  PERSONALIZATION(Priority.CRO),
  BEHAVIOURAL_TARGETING(Priority.CRO),
  AD_COPY(Priority.CTRO),
  HEADLINES(Priority.CTRO),
  CALL_TO_ACTION(Priority.CTRO),
  VISUALS(Priority.CTRO),
  KEYWORD_AND_AUDIENCE_TARGETING(Priority.CTRO),
  PERSONALIZED_CONTENT(Priority.CTRO),
  PLACEMENT(Priority.CTRO);

  private final Priority moves;

  Lever(Priority moves) {
    this.moves = moves;
  }

  /** The levers of a priority; of a tie those of both. */
  static List<Lever> of(Priority priority) {
    return Arrays.stream(values())
        .filter(lever -> lever.moves == priority || priority == Priority.TIE)
        .toList();
  }
}
