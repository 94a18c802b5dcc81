package org.marketingmetrics.core.advice.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.statistics.Wilson;

class ReferenceScoreTest {
  /** The score test and Wilson's interval say the same on both sides of every edge. */
  @Test
  void aReferenceIsRejectedExactlyWhereTheIntervalLeavesItOut() {
    for (long successes = 10; successes <= 190; successes++) {
      var interval = Wilson.interval(successes, 200, 0.95);
      for (double rate : new double[] {0.1, 0.25, 0.5, 0.77}) {
        boolean outside = rate < interval.lower() || rate > interval.upper();
        assertThat(ReferenceScore.of((double) successes, 200, rate).value() < 0.05)
            .as("%d of 200 against %s", successes, rate)
            .isEqualTo(outside);
      }
    }
  }

  /** Sums of binomial probabilities, by hand: 0 of 20 at 10 % is 0.9^20, doubled. */
  @Test
  void fewExpectedAreTestedExactly() {
    assertThat(ReferenceScore.of(0, 20, 0.1).value())
        .isCloseTo(2 * Math.pow(0.9, 20), within(1e-12));
    assertThat(ReferenceScore.of(20, 20, 0.9).value())
        .isCloseTo(2 * Math.pow(0.9, 20), within(1e-12));
    assertThat(ReferenceScore.of(2, 20, 0.1).value()).isEqualTo(1);
  }
}
