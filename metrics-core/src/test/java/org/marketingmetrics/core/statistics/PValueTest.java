package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logarithms by mpmath 1.4.1 with 60 digits; to 1e-12 relative, however far out. */
class PValueTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, -0.48276458103367329946",
    "5, -14.371851213428780427",
    "34.9, -612.7840975148114309",
    "35.1, -619.78980252432923859",
    "37.6, -710.7335014902163228",
    "100, -5004.8310615136451433",
    "1e4, -50000009.436131734621",
    "1e6, -500000000014.04130191",
  })
  void normalTailGoesOnBelowTheSmallestDouble(double z, double log) {
    assertThat(PValue.ofZ(z).log() / log).isCloseTo(1, within(1e-12));
    assertThat(PValue.ofZ(-z)).isEqualTo(PValue.ofZ(z));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, -1.1478744644493181964",
    "1400, 1, -703.84861812512231741",
    "1400, 3, -696.60296407286080346",
    "1500, 10, -726.69242056615357781",
    "1e5, 199, -49291.085249905752066",
    "300, 199, -12.251902335618803876",
    "1e6, 1, -500007.13354763162436",
  })
  void chiSquaredTailGoesOnBelowTheSmallestDouble(double x, int degrees, double log) {
    assertThat(PValue.ofChiSquared(x, degrees).log() / log).isCloseTo(1, within(1e-12));
  }

  @Test
  void noStatisticIsNoEvidence() {
    assertThat(PValue.ofZ(0)).isEqualTo(PValue.ONE);
    assertThat(PValue.ofChiSquared(0, 7)).isEqualTo(PValue.ONE);
  }

  @Test
  void decimalLogarithmIsForPeople() {
    assertThat(PValue.of(0.001).log10()).isCloseTo(-3, within(1e-12));
    assertThat(PValue.ofZ(100).value()).isZero();
    assertThat(PValue.ofZ(100).log10()).isCloseTo(-2173.5705, within(1e-4));
  }

  @Test
  void timesAFactorNeverExceedsOne() {
    assertThat(PValue.of(0.3).times(10)).isEqualTo(PValue.ONE);
    assertThat(PValue.of(0.01).times(3).value()).isCloseTo(0.03, within(1e-15));
  }
}
