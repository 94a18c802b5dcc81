package org.marketingmetrics.core.funnel;

import org.jspecify.annotations.Nullable;

/**
 * The worst step by one rule; of equal ones the earlier.
 *
 * @param rule what is compared
 * @param step position of the step, at least 1
 * @param value the step rate, the things lost, or the relative gap to the benchmark
 * @param benchmark name of the benchmark; null for the other rules
 */
public record WorstStep(Rule rule, int step, double value, @Nullable String benchmark) {
  /** By what a step is the worst. */
  public enum Rule {
    LOWEST_RATE,
    LARGEST_LOSS,
    BENCHMARK_GAP
  }
}
