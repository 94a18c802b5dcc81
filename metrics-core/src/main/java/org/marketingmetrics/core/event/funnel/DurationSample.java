package org.marketingmetrics.core.event.funnel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.Quantiles;

/** Durations in milliseconds, kept one by one so that every percentile is exact. */
public final class DurationSample {
  /** Ends of the bins of a histogram, exclusive; a last bin holds the rest. */
  public static final List<Duration> BINS =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30),
          Duration.ofDays(90));

  private long[] millis = new long[8];
  private int size;

  void add(long duration) {
    if (size == millis.length) {
      millis = Arrays.copyOf(millis, size * 2);
    }
    millis[size++] = duration;
  }

  void add(DurationSample other) {
    if (size + other.size > millis.length) {
      millis = Arrays.copyOf(millis, (size + other.size) * 2);
    }
    System.arraycopy(other.millis, 0, millis, size, other.size);
    size += other.size;
  }

  /** How many. */
  public int size() {
    return size;
  }

  /**
   * The shares' percentiles in milliseconds, linear between order statistics; null when there are
   * no durations.
   *
   * @param shares from 0 to 1
   */
  public @Nullable List<Double> percentiles(List<Double> shares) {
    if (size == 0) {
      return null;
    }
    Quantiles quantiles = new Quantiles(Arrays.stream(millis, 0, size).asDoubleStream().toArray());
    return shares.stream().map(quantiles::linear).toList();
  }

  /** How many fall into each bin: one more than {@link #BINS}. */
  public List<Long> histogram() {
    long[] counts = new long[BINS.size() + 1];
    for (int i = 0; i < size; i++) {
      int bin = 0;
      while (bin < BINS.size() && millis[i] >= BINS.get(bin).toMillis()) {
        bin++;
      }
      counts[bin]++;
    }
    List<Long> list = new ArrayList<>();
    for (long count : counts) {
      list.add(count);
    }
    return list;
  }
}
