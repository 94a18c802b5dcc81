package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuantilesTest {
  @Test
  void endsAreTheExtremes() {
    Quantiles quantiles = new Quantiles(new double[] {3, 1, 2});

    assertThat(quantiles.linear(0)).isEqualTo(1);
    assertThat(quantiles.linear(1)).isEqualTo(3);
    assertThat(quantiles.nearestRank(0)).isEqualTo(1);
    assertThat(quantiles.nearestRank(1)).isEqualTo(3);
  }

  /** 0.7 x 10 is 7.000000000000001 in doubles, whose ceiling is the wrong rank. */
  @Test
  void rankIsCountedInDecimals() {
    Quantiles quantiles = new Quantiles(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});

    assertThat(quantiles.nearestRank(0.7)).isEqualTo(7);
  }

  @Test
  void sampleIsCopied() {
    double[] values = {2, 1};
    Quantiles quantiles = new Quantiles(values);
    values[0] = 100;

    assertThat(quantiles.linear(1)).isEqualTo(2);
    assertThat(values[1]).isEqualTo(1);
  }

  @Test
  void noSampleAndNoProbabilityAreRefused() {
    assertThatThrownBy(() -> new Quantiles(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Quantiles(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Quantiles(new double[] {1}).linear(1.1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
