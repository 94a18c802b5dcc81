package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Draws against the mean and variance of their laws, with a fixed seed. */
class DrawsTest {
  private static final int MANY = 200_000;

  private static void assertLaw(DoubleSupplier draws, double mean, double variance) {
    double[] values = DoubleStream.generate(draws).limit(MANY).toArray();
    double average = DoubleStream.of(values).average().orElseThrow();
    double spread =
        DoubleStream.of(values).map(v -> (v - average) * (v - average)).sum() / (MANY - 1);
    assertThat(average).isCloseTo(mean, within(5 * Math.sqrt(variance / MANY)));
    assertThat(spread).isCloseTo(variance, within(0.05 * variance));
  }

  @Test
  void betaDrawsHaveMeanAndVarianceOfTheirLaw() {
    assertLaw(new Draws(1).beta(120.5, 3_880.5), 120.5 / 4_001, 0.030117 * 0.969883 / 4_002);
    assertLaw(new Draws(1).beta(0.5, 0.5), 0.5, 0.125);
  }

  @Test
  void gammaDrawsHaveMeanOneAndVarianceOneOverTheShape() {
    assertLaw(new Draws(2).gammaOfMeanOne(4_000), 1, 1.0 / 4_000);
    assertLaw(new Draws(2).gammaOfMeanOne(0.5), 1, 2);
  }

  @Test
  void uniformDrawsStayInTheirRange() {
    DoubleSupplier draws = new Draws(3).uniform(2, 5);

    assertThat(DoubleStream.generate(draws).limit(1_000))
        .allMatch(value -> value >= 2 && value < 5);
  }
}
