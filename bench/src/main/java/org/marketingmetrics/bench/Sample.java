package org.marketingmetrics.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measurements in order of size. */
final class Sample {
  private final double[] sorted;

  private Sample(double[] sorted) {
    this.sorted = sorted;
  }

  static Sample of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Sample(sorted);
  }

  static <T> Sample of(List<T> items, ToDoubleFunction<T> value) {
    return of(items.stream().mapToDouble(value).toArray());
  }

  /** Time of each of some pieces of work, in milliseconds. */
  static <T> Sample times(List<T> items, java.util.function.Consumer<T> work) {
    double[] times = new double[items.size()];
    for (int i = 0; i < times.length; i++) {
      long begin = System.nanoTime();
      work.accept(items.get(i));
      times[i] = (System.nanoTime() - begin) / 1e6;
    }
    return of(times);
  }

  double median() {
    return quantile(0.5);
  }

  /** The smallest value that at least this share does not exceed. */
  double quantile(double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  int size() {
    return sorted.length;
  }
}
