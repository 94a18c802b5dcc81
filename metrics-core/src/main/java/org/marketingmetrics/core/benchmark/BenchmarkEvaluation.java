package org.marketingmetrics.core.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one value stands against one benchmark.
 *
 * @param benchmark the reference
 * @param use what may be concluded
 * @param standing where the value lies
 * @param label whether that is good news; null unless {@code use} is JUDGES
 * @param age how old the benchmark is beside the period
 * @param ageYears years from the benchmark's to the period's last; null when no year is stated
 * @param caveats what limits the comparison
 * @param settling what would make uncertain evidence certain; null where nothing would, and where
 *     it is certain
 */
public record BenchmarkEvaluation(
    Benchmark benchmark,
    Use use,
    Standing standing,
    @Nullable Label label,
    BenchmarkAge age,
    @Nullable Integer ageYears,
    List<Caveat> caveats,
    @Nullable SettlingSample settling) {
  public BenchmarkEvaluation {
    caveats = List.copyOf(caveats);
  }

  /** What may be concluded from an evaluation. */
  public enum Use {
    /** It applies, and the label is a verdict. */
    JUDGES,
    /** Its scope is not the value's for certain: shown without verdict. */
    LISTED,
    /** Stale or no longer valid: shown as history. */
    HISTORY
  }

  /** The verdict, from the evidence and the metric's better direction. */
  public enum Label {
    GOOD,
    BAD,
    NEUTRAL,
    UNCERTAIN
  }
}
