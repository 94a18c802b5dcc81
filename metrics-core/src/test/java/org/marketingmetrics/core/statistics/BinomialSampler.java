package org.marketingmetrics.core.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Successes drawn by inversion of the exact distribution. */
final class BinomialSampler {
  private static final double STANDARD_DEVIATIONS = 12;

  private final SplittableRandom random;
  private final int lowest;
  private final double[] cumulated;

  BinomialSampler(SplittableRandom random, int trials, double rate) {
    this.random = random;
    double mean = trials * rate;
    double reach = STANDARD_DEVIATIONS * Math.sqrt(mean * (1 - rate)) + 20;
    lowest = (int) Math.max(0, mean - reach);
    int highest = (int) Math.min(trials, mean + reach);
    cumulated = new double[highest - lowest + 1];
    double log = 0;
    double sum = 0;
    double shift = peak(trials, rate);
    for (int k = lowest; k <= highest; k++) {
      sum += Math.exp(log - shift);
      cumulated[k - lowest] = sum;
      log += Math.log((trials - k) * rate) - Math.log((k + 1) * (1 - rate));
    }
    for (int i = 0; i < cumulated.length; i++) {
      cumulated[i] /= sum;
    }
  }

  /** The logarithm of the largest probability over that of the lowest count. */
  private double peak(int trials, double rate) {
    double log = 0;
    double largest = 0;
    for (int k = lowest; k < lowest + cumulated.length; k++) {
      largest = Math.max(largest, log);
      log += Math.log((trials - k) * rate) - Math.log((k + 1) * (1 - rate));
    }
    return largest;
  }

  int next() {
    int place = Arrays.binarySearch(cumulated, random.nextDouble());
    return lowest + (place >= 0 ? place : -place - 1);
  }
}
