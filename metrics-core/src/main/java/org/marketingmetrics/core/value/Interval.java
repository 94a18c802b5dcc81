package org.marketingmetrics.core.value;

/**
 * A confidence interval around a value, in the value's own unit.
 *
 * @param lower lower limit
 * @param upper upper limit
 * @param confidence level, for example 0.95
 * @param method how it was computed
 */
public record Interval(double lower, double upper, double confidence, Method method) {
  /** How an interval was computed. */
  public enum Method {
    WILSON,
    /** From data by unit, for a ratio or a difference of ratios. */
    DELTA,
    /** From the score intervals of both proportions, for their difference. */
    NEWCOMBE,
    /** On the logarithmic scale, for the lift of a proportion. */
    KATZ_LOG,
    /** From data by unit on the logarithmic scale, for the lift of a ratio. */
    DELTA_LOG,
    /** Equal tails of a beta posterior. */
    BETA_CREDIBLE,
    /** From the ranks of the slopes between pairs of points. */
    SEN
  }
}
