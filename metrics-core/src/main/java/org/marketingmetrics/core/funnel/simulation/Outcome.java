package org.marketingmetrics.core.funnel.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel as it is, or as it would be.
 *
 * @param steps in order
 * @param revenue null when the value of an order is not known
 * @param profit null when margin or revenue are not known
 */
public record Outcome(List<Step> steps, @Nullable Amount revenue, @Nullable Amount profit) {
  public Outcome {
    steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param count how many reach it
   * @param rate over the step before; null for the first
   */
  public record Step(Amount count, @Nullable Amount rate) {}

  /**
   * A number with its range.
   *
   * @param value computed from the numbers themselves, not the mean of the draws
   * @param spread of the draws
   */
  public record Amount(double value, Spread spread) {}
}
