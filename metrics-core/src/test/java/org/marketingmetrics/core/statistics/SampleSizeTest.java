package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
  private static final SampleSize PLAN = new SampleSize(0.05, 0.8);

  @Property
  void detectableStepTakesJustThatManyTrials(
      @ForAll @IntRange(min = 1, max = 900) int rarity,
      @ForAll @IntRange(min = 1, max = 600) int smallness) {
    double base = Math.pow(10, -rarity / 100.0);
    double step = Math.min(base, 1 - base) * Math.pow(10, -smallness / 100.0);
    double trials = PLAN.perArm(base, base + step);

    double found = PLAN.detectableAbove(base, trials).orElseThrow();

    assertThat(found / step).isCloseTo(1, within(1e-6));
    assertThat(PLAN.perArm(base, base + found) / trials).isCloseTo(1, within(1e-6));
  }

  @Test
  void tooFewTrialsDetectNothing() {
    assertThat(PLAN.detectableAbove(0.5, 3)).isEmpty();
    assertThat(PLAN.detectableAbove(1, 1e12)).isEmpty();
    assertThat(PLAN.detectableAbove(0, 100)).isPresent();
  }

  @Test
  void equalRatesAreNeverTold() {
    assertThat(PLAN.perArm(0.02, 0.02)).isInfinite();
  }

  /** A proportion is a ratio with variance pq, up to the pooling under no difference. */
  @Test
  void planOfARatioIsThatOfAProportionOfItsVariance() {
    double ofRatio = PLAN.perArmOfRatio(0.02 * 0.98, 0.001);

    assertThat(ofRatio / PLAN.perArm(0.0195, 0.0205)).isCloseTo(1, within(1e-3));
    assertThat(PLAN.detectableOfRatio(0.02 * 0.98, ofRatio)).isCloseTo(0.001, within(1e-15));
  }

  @Test
  void plansThatPromiseNothingAreRefused() {
    assertThatThrownBy(() -> new SampleSize(0.05, 0.02))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SampleSize(0, 0.8)).isInstanceOf(IllegalArgumentException.class);
  }
}
