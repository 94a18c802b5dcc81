package org.marketingmetrics.core.advice.email;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.value.MetricValue;

/**
 * A rate of a mailing beside its reference.
 *
 * @param metric which rate
 * @param value with its interval
 * @param reference null when there is none
 * @param level null without a value or a reference
 * @param proof null without a value or a reference
 * @param messagesToSettle how many more messages, at the same rate, would take the interval off the
 *     reference; 0 when it is off; null when no number would, or there is nothing to settle
 */
public record RateStanding(
    MetricId metric,
    MetricValue value,
    @Nullable MailReference reference,
    @Nullable Level level,
    @Nullable Proof proof,
    @Nullable Long messagesToSettle) {
  boolean isSettled() {
    return proof != null && proof != Proof.UNCERTAIN;
  }
}
