package org.marketingmetrics.core.catalog;

import org.marketingmetrics.core.basis.DeliveredRule;

/**
 * How a mail measure follows from two others (domain rules A, derived).
 *
 * @param measure what follows
 * @param rule which bounces are left out of it; unspecified where none are
 * @param first the one part
 * @param second the other part
 * @param sign 1 when the other part is added, -1 when it is taken off
 */
public record MailDerivation(
    MeasureId measure, DeliveredRule rule, MeasureId first, MeasureId second, int sign) {
  /** All bounces are hard and soft ones. */
  public static final MailDerivation BOUNCES =
      new MailDerivation(
          MailMeasures.BOUNCES,
          DeliveredRule.UNSPECIFIED,
          MailMeasures.HARD_BOUNCES,
          MailMeasures.SOFT_BOUNCES,
          1);

  /** Delivered is what was sent and did not bounce. */
  public static final MailDerivation DELIVERED =
      new MailDerivation(
          MailMeasures.DELIVERED,
          DeliveredRule.ALL_BOUNCES,
          MailMeasures.SENT,
          MailMeasures.BOUNCES,
          -1);

  /** Delivered as vendors count who take soft bounces for delivered. */
  public static final MailDerivation DELIVERED_LESS_HARD =
      new MailDerivation(
          MailMeasures.DELIVERED,
          DeliveredRule.HARD_BOUNCES,
          MailMeasures.SENT,
          MailMeasures.HARD_BOUNCES,
          -1);
}
