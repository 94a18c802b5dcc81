package org.marketingmetrics.core.advice;

import org.jspecify.annotations.Nullable;

/**
 * What would show advice wrong: a test of two arms of which the changed one does not do better.
 *
 * @param metric the rate or amount that must rise, id of a metric
 * @param from where it is now; null when not known
 * @param to where it should get; null when not known
 * @param perArm trials of each arm that find such a difference in 80 of 100 tests at an error of 5
 *     % (domain rules E7); null when there is nothing to find
 */
public record Falsifier(
    String metric, @Nullable Double from, @Nullable Double to, @Nullable Long perArm) {
  /** The test of a change from one rate to another. */
  public static Falsifier of(String metric, @Nullable Double from, @Nullable Double to) {
    return new Falsifier(metric, from, to, Trialing.perArm(from, to));
  }
}
