package org.marketingmetrics.core.advice;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.SampleSize;

/** Trials that tests take (domain rules E7). */
public final class Trialing {
  /** An error of 5 % and a power of 80 %. */
  public static final SampleSize USUAL = new SampleSize(0.05, 0.8);

  private Trialing() {}

  /** Trials of each arm; null where the rates do not differ or are no shares. */
  public static @Nullable Long perArm(@Nullable Double from, @Nullable Double to) {
    if (from == null || to == null || from < 0 || to < 0 || from > 1 || to > 1) {
      return null;
    }
    double trials = Math.ceil(USUAL.perArm(from, to));
    return trials < Long.MAX_VALUE ? (long) trials : null;
  }

  /**
   * Trials in all at which a rate's score interval leaves a reference out, were the rate the same:
   * z²·r(1−r)/(p−r)², since a score interval holds r exactly while (p−r)² is at most z²·r(1−r)/n
   * (domain rules E1). Infinite for equal rates.
   */
  public static double toSettle(double rate, double reference, double z) {
    double difference = rate - reference;
    return z * z * reference * (1 - reference) / (difference * difference);
  }
}
