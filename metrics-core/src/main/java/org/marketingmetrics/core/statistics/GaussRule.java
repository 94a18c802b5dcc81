package org.marketingmetrics.core.statistics;

import java.util.function.DoubleUnaryOperator;

/** Gauss's rule of eight nodes (Abramowitz and Stegun 1964, 25.4.29). */
final class GaussRule {
  /** Number of nodes. */
  static final int SIZE = 8;

  private static final double[] NODES = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };
  private static final double[] WEIGHTS = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  private GaussRule() {}

  /** The i-th node of -1 to 1, rising. */
  static double node(int i) {
    return i < SIZE / 2 ? -NODES[SIZE / 2 - 1 - i] : NODES[i - SIZE / 2];
  }

  /** The weight of the i-th node. */
  static double weight(int i) {
    return i < SIZE / 2 ? WEIGHTS[SIZE / 2 - 1 - i] : WEIGHTS[i - SIZE / 2];
  }

  /** The integral from one to another place. */
  static double integral(DoubleUnaryOperator function, double from, double to) {
    double half = (to - from) / 2;
    double middle = (from + to) / 2;
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += weight(i) * function.applyAsDouble(middle + half * node(i));
    }
    return half * sum;
  }
}
