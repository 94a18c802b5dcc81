package org.marketingmetrics.core.comparison;

/**
 * What is believed of rates beforehand: a beta law.
 *
 * @param a successes that it is worth, above 0
 * @param b failures that it is worth, above 0
 */
public record Prior(double a, double b) {
  /** Every rate is as likely as any other. */
  public static final Prior UNIFORM = new Prior(1, 1);
}
