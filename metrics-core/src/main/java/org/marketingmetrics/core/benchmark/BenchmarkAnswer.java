package org.marketingmetrics.core.benchmark;

import java.util.List;

/**
 * One value against all references that concern it.
 *
 * @param outcome whether there is a verdict at all
 * @param evaluations those that judge first, then those listed, then history; each by id
 */
public record BenchmarkAnswer(Outcome outcome, List<BenchmarkEvaluation> evaluations) {
  public BenchmarkAnswer {
    evaluations = List.copyOf(evaluations);
  }

  /** Whether there is a verdict. */
  public enum Outcome {
    JUDGED,
    /** A normal answer: no benchmark applies, or only stale ones, which are shown as history. */
    NO_REFERENCE,
    /** The value is null. */
    NO_VALUE
  }
}
