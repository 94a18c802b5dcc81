package org.marketingmetrics.core.advice.budget;

import java.util.List;
import org.marketingmetrics.core.value.Warning;

/**
 * A budget divided.
 *
 * @param verdict whether anything is moved, and why not
 * @param candidates in order of their names
 * @param moved what changes hands, in money
 * @param currency of the money
 * @param seed of the draws
 * @param draws number of them
 * @param warnings of the data
 * @param revision of the data that answered
 */
public record Allocation(
    Verdict verdict,
    List<Candidate> candidates,
    double moved,
    String currency,
    long seed,
    int draws,
    List<Warning> warnings,
    long revision) {
  public Allocation {
    candidates = List.copyOf(candidates);
    warnings = List.copyOf(warnings);
  }

  /** Whether anything is moved, and why not. */
  public enum Verdict {
    MOVED,
    /** The data do not tell any candidate from the leader. */
    NOT_TOLD_APART,
    /** Fewer than two candidates have enough data. */
    INSUFFICIENT_DATA,
    /** Those beaten are at their floors, or the others may not take more in one step. */
    AT_LIMITS
  }
}
