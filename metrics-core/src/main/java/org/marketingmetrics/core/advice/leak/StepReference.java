package org.marketingmetrics.core.advice.leak;

/**
 * What the rates of a step are held against.
 *
 * @param kind where it comes from
 * @param rate the reference itself
 * @param benchmark name of the benchmark; empty for an own median
 * @param groups how many an own median is made of; 0 for a benchmark
 */
public record StepReference(Kind kind, double rate, String benchmark, int groups) {
  /** Where a reference comes from. */
  public enum Kind {
    OWN_MEDIAN,
    BENCHMARK
  }
}
