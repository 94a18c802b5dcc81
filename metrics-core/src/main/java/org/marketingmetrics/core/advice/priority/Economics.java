package org.marketingmetrics.core.advice.priority;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a caller knows beside the counts.
 *
 * @param margin share of revenue that remains, above 0 to 1; null when not known
 * @param cpc price of a click in the currency of the revenue; null to take it from ad spend
 * @param goal what is wanted
 * @param cpcElasticity 0 or more: an assumption of the caller
 * @param sessionsExplained true when events explain the sessions, however many there are by click
 */
public record Economics(
    @Nullable BigDecimal margin,
    @Nullable BigDecimal cpc,
    Goal goal,
    double cpcElasticity,
    boolean sessionsExplained) {
  /** What is wanted. */
  public enum Goal {
    /** Sales, sign-ups, leads. */
    CONVERSIONS,
    /** Traffic, awareness. */
    TRAFFIC
  }
}
