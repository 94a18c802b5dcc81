package org.marketingmetrics.core.comparison;

import org.jspecify.annotations.Nullable;

/**
 * How much has to be there before a verdict (domain rules E7).
 *
 * @param trials fewest trials on each side of a rate
 * @param relativeEffect the smallest change, as a part of the reference, that a test should find;
 *     sides too small for that have no verdict; null when none is stated
 * @param power chance with which it should
 */
public record MinimumData(double trials, @Nullable Double relativeEffect, double power) {
  /** A hundred trials, no stated effect. */
  public static final MinimumData DEFAULT = new MinimumData(100, null, 0.8);
}
