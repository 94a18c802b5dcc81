package org.marketingmetrics.core.funnel.simulation;

/** A number as a caller states it. */
public sealed interface Wanted {
  /** One number. */
  record Value(double number) implements Wanted {}

  /** Somewhere in a range. */
  record Range(double lower, double upper) implements Wanted {}

  /**
   * Where a benchmark lies: its range, its mean, or between its quartiles.
   *
   * @param name of the benchmark
   */
  record OfBenchmark(String name) implements Wanted {}
}
