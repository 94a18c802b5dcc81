package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a difference is found where there is none, by simulation with fixed seeds. */
class ErrorRatesTest {
  private static final double ALPHA = 0.05;

  /** Three standard errors of the simulation above 5 %. */
  private static double allowed(int runs) {
    return ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / runs);
  }

  /** Twenty segments against one reference: the tests depend on each other, which Holm allows. */
  @Test
  void holmKeepsTheErrorOfTheFamily() {
    int runs = 4_000;
    BinomialSampler sampler = new BinomialSampler(new SplittableRandom(21), 5_000, 0.02);
    int corrected = 0;
    int raw = 0;
    for (int run = 0; run < runs; run++) {
      Trials reference = new Trials(sampler.next(), 5_000);
      List<PValue> values = new ArrayList<>();
      for (int segment = 0; segment < 20; segment++) {
        values.add(PooledTest.of(new Trials(sampler.next(), 5_000), reference).p());
      }
      raw += any(values) ? 1 : 0;
      corrected += any(MultipleTests.holm(values)) ? 1 : 0;
    }

    assertThat((double) raw / runs).isGreaterThan(0.3);
    assertThat((double) corrected / runs).isLessThan(allowed(runs));
  }

  private static boolean any(List<PValue> values) {
    return values.stream().anyMatch(value -> value.value() < ALPHA);
  }

  /** Half of the segments do differ; Holm errs on the others no more for that. */
  @Test
  void holmKeepsTheErrorWhereSomeDoDiffer() {
    int runs = 4_000;
    SplittableRandom random = new SplittableRandom(22);
    BinomialSampler same = new BinomialSampler(random, 5_000, 0.02);
    BinomialSampler better = new BinomialSampler(random, 5_000, 0.035);
    int wrong = 0;
    for (int run = 0; run < runs; run++) {
      Trials reference = new Trials(same.next(), 5_000);
      List<PValue> values = new ArrayList<>();
      for (int segment = 0; segment < 10; segment++) {
        BinomialSampler sampler = segment < 5 ? same : better;
        values.add(PooledTest.of(new Trials(sampler.next(), 5_000), reference).p());
      }
      wrong += any(MultipleTests.holm(values).subList(0, 5)) ? 1 : 0;
    }

    assertThat((double) wrong / runs).isLessThan(allowed(runs));
  }

  /** Two equal arms of 1,000 visits a day, looked at every day of four weeks. */
  @ParameterizedTest
  @EnumSource
  void plannedLooksKeepTheErrorUnderDailyLooks(AlphaSpending spending) {
    List<Double> bounds =
        GroupSequential.of(
                ALPHA, IntStream.rangeClosed(1, 28).mapToObj(day -> day / 28.0).toList(), spending)
            .bounds();

    double found = everFound(28, 23, (day, z) -> Math.abs(z) >= bounds.get(day));

    assertThat(found).isBetween(0.04, allowed(RUNS));
  }

  /** The same looked at every day of eight weeks, without any plan. */
  @Test
  void alwaysValidKeepsTheErrorUnderDailyLooks() {
    double found =
        everFound(
            56, 24, (day, z) -> AlwaysValid.at(ALPHA, (day + 1) / 28.0).of(z).value() < ALPHA);

    assertThat(found).isLessThan(ALPHA);
  }

  /** What looking every day without either does: the reason for both. */
  @Test
  void plainTestFindsADifferenceFarTooOftenUnderDailyLooks() {
    assertThat(everFound(28, 25, (day, z) -> PValue.ofZ(z).value() < ALPHA)).isGreaterThan(0.25);
  }

  private static final int RUNS = 6_000;

  /** Whether a look on a day, from 0, stops with this statistic. */
  private interface Look {
    boolean finds(int day, double z);
  }

  /** The share of runs in which any day's look finds a difference between two equal arms. */
  private static double everFound(int days, int seed, Look look) {
    BinomialSampler sampler = new BinomialSampler(new SplittableRandom(seed), 1_000, 0.03);
    int found = 0;
    for (int run = 0; run < RUNS; run++) {
      Trials one = new Trials(0, 0);
      Trials other = new Trials(0, 0);
      boolean stopped = false;
      for (int day = 0; day < days && !stopped; day++) {
        one = one.plus(new Trials(sampler.next(), 1_000));
        other = other.plus(new Trials(sampler.next(), 1_000));
        stopped = look.finds(day, PooledTest.of(one, other).z());
      }
      found += stopped ? 1 : 0;
    }
    return (double) found / RUNS;
  }
}
