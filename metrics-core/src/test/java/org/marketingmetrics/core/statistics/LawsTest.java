package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values by mpmath in 40 digits; the differences are relative, also in far tails. */
class LawsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "5, 2.866515718791939116737523e-07",
    "8, 6.220960574271784123515995e-16",
    "12, 1.776482112077678997696172e-33",
    "20, 2.753624118606233695075623e-89",
    "37, 5.725571222524576822683193e-300",
  })
  void upperTailOfTheNormalLawKeepsItsDigits(double z, double p) {
    assertThat(NormalLaw.above(z) / p).isCloseTo(1, within(1e-12));
    assertThat(NormalLaw.below(-z) / p).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "0.975, 1.959963984540054235524594",
    "1e-6, -4.753424308822898948193988",
    "1e-12, -7.034483825301131929809515",
    "1e-100, -21.27345356096532429511722",
    "1e-300, -37.04709629936119923722296",
  })
  void quantileOfTheNormalLawKeepsItsDigits(double p, double z) {
    assertThat(NormalLaw.quantile(p) / z).isCloseTo(1, within(1e-14));
  }

  @Test
  void twoSidedQuantileIsThatOfTheTail() {
    assertThat(NormalLaw.twoSided(0.95)).isCloseTo(1.959963984540054, within(1e-14));
  }

  /** One success in four billion: the quantile of Beta(1, b) is 1 - (1 - q)^(1/b). */
  @Test
  void smallQuantileOfTheBetaLawKeepsItsDigits() {
    double exact = -Math.expm1(Math.log1p(-0.025) / 4e9);

    assertThat(new BetaLaw(1, 4e9).quantile(0.025) / exact).isCloseTo(1, within(1e-9));
  }

  @Test
  void exactIntervalOfRareEventKeepsItsDigits() {
    ClopperPearson interval = ClopperPearson.interval(0, 1_000_000_000, 0.95);

    assertThat(interval.lower()).isZero();
    assertThat(interval.upper() / -Math.expm1(Math.log(0.025) / 1e9)).isCloseTo(1, within(1e-9));
  }
}
