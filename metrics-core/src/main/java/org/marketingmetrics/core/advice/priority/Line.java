package org.marketingmetrics.core.advice.priority;

/**
 * A line of the procedure and what became of it.
 *
 * @param rule which line
 * @param outcome what became of it
 */
public record Line(Rule rule, Outcome outcome) {
  /** The lines of the procedure, in order. */
  public enum Rule {
    REQUIRED_INPUTS,
    TRACKING,
    CONTRIBUTION_PER_CLICK,
    GOAL,
    TRAFFIC,
    UPLIFTS
  }

  /** What became of a line. */
  public enum Outcome {
    /** Nothing stands against going on. */
    PASSED,
    /** It decides, and the lines after it are not asked. */
    DECIDES,
    /** It warns and does not decide. */
    WARNS,
    /** Nothing is known that it could look at. */
    SKIPPED,
    /** An earlier line decided. */
    NOT_REACHED
  }
}
