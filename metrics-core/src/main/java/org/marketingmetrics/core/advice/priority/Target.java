package org.marketingmetrics.core.advice.priority;

import java.math.BigDecimal;

/**
 * Where a rate is to get.
 *
 * @param value above 0, at most 1
 * @param source where that comes from
 * @param benchmark name of the benchmark; empty for other sources
 */
public record Target(BigDecimal value, Source source, String benchmark) {
  /** Where a target comes from. */
  public enum Source {
    /** The caller states it. */
    STATED,
    /** The lower end of a benchmark that the rate lies below; at it, the rate itself. */
    BENCHMARK
  }
}
