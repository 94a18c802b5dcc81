package org.marketingmetrics.core.funnel.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel to begin with.
 *
 * @param first how many are in the first step; at least 0
 * @param rates each later step over the one before, in order
 * @param orderValue revenue by the count of the last step; null when not known
 * @param economics what it costs and what remains; null when not known
 */
public record Plan(
    double first,
    List<StepRate> rates,
    @Nullable Estimate orderValue,
    @Nullable Economics economics) {
  public Plan {
    rates = List.copyOf(rates);
  }

  /**
   * The rate of one step.
   *
   * @param estimate how well it is known
   * @param isShare true when it cannot exceed 1
   */
  public record StepRate(Estimate estimate, boolean isShare) {}

  /**
   * What it costs and what remains.
   *
   * @param margin share of revenue that remains before these costs, above 0 to 1
   * @param costs of each one that reaches a step, first step first; 0 where there is none
   * @param fixed costs whatever happens
   */
  public record Economics(double margin, List<Double> costs, double fixed) {
    public Economics {
      costs = List.copyOf(costs);
    }
  }

  int steps() {
    return rates.size() + 1;
  }
}
