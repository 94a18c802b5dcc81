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
    WILSON
  }
}
