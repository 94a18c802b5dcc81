package org.marketingmetrics.core.advice.priority;

import java.math.BigDecimal;

/**
 * The bounds of the procedure.
 *
 * @param fewestSessionsPerClick below, measurement is suspect
 * @param mostSessionsPerClick above, measurement is suspect
 * @param tieShare worths that differ by at most this share of the larger tie
 */
public record PriorityRules(
    BigDecimal fewestSessionsPerClick, BigDecimal mostSessionsPerClick, BigDecimal tieShare) {
  /** Half a session and one and a half by click; a tenth. */
  public static final PriorityRules STANDARD =
      new PriorityRules(new BigDecimal("0.5"), new BigDecimal("1.5"), new BigDecimal("0.1"));
}
