package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BayesianComparisonTest {
  private static final MathContext DIGITS = new MathContext(60);

  /** The finite sum for whole shapes, in 60 digits; a method of its own. */
  @Property(tries = 200)
  void probabilityEqualsTheFiniteSum(
      @ForAll @IntRange(min = 0, max = 60) int x1,
      @ForAll @IntRange(min = 0, max = 300) int failures1,
      @ForAll @IntRange(min = 0, max = 60) int x2,
      @ForAll @IntRange(min = 0, max = 300) int failures2) {
    BayesianComparison comparison =
        BayesianComparison.of(
            new BetaPosterior(1 + x1, 1 + failures1), new BetaPosterior(1 + x2, 1 + failures2));

    assertThat(comparison.probability())
        .isCloseTo(finiteSum(1 + x1, 1 + failures1, 1 + x2, 1 + failures2), within(5e-12));
  }

  private static double finiteSum(int a1, int b1, int a2, int b2) {
    BigDecimal term =
        beta(a1, b1 + b2)
            .divide(beta(1, b2).multiply(beta(a1, b1)).multiply(BigDecimal.valueOf(b2)), DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < a2; i++) {
      sum = sum.add(term);
      // From i to i + 1: B(a1+i, b1+b2), 1/(b2+i) and 1/B(1+i, b2) each change by a factor.
      BigDecimal up = BigDecimal.valueOf(a1 + i).multiply(BigDecimal.valueOf(b2 + i));
      BigDecimal down = BigDecimal.valueOf(a1 + b1 + b2 + i).multiply(BigDecimal.valueOf(1 + i));
      term = term.multiply(up).divide(down, DIGITS);
    }
    return sum.doubleValue();
  }

  private static BigDecimal beta(int a, int b) {
    BigDecimal value = BigDecimal.ONE.divide(BigDecimal.valueOf(b), DIGITS);
    for (int i = 1; i < a; i++) {
      value = value.multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(b + i), DIGITS);
    }
    return value;
  }

  /** By quadrature in mpmath with 45 digits, and for the broken shapes with 30. */
  @ParameterizedTest
  @CsvSource({
    "500000000001, 500000000001, 500000500001, 499999500001, 0.760249938906436",
    "4, 8, 1000000000001, 1000000000001, 0.88671875",
  })
  void trillionsKeepTheirDigits(double a1, double b1, double a2, double b2, double expected) {
    BayesianComparison comparison =
        BayesianComparison.of(new BetaPosterior(a1, b1), new BetaPosterior(a2, b2));

    assertThat(comparison.probability()).isCloseTo(expected, within(5e-12));
  }

  @Test
  void lossOfBrokenShapesIsThatOfQuadrature() {
    BayesianComparison comparison =
        BayesianComparison.of(new BetaPosterior(2.1, 0.3), new BetaPosterior(0.1, 260.3));

    assertThat(comparison.lossOfSecond()).isCloseTo(0.8746159759226435, within(5e-12));
  }

  @Property
  void losesDifferByTheDifferenceOfMeans(
      @ForAll @IntRange(min = 0, max = 1_000_000) int x1,
      @ForAll @IntRange(min = 0, max = 1_000_000) int failures1,
      @ForAll @IntRange(min = 0, max = 100) int x2,
      @ForAll @IntRange(min = 0, max = 1_000_000) int failures2) {
    BetaPosterior first = new BetaPosterior(0.5 + x1, 0.5 + failures1);
    BetaPosterior second = new BetaPosterior(0.5 + x2, 0.5 + failures2);
    BayesianComparison comparison = BayesianComparison.of(first, second);
    BayesianComparison swapped = BayesianComparison.of(second, first);

    assertThat(comparison.lossOfFirst() - comparison.lossOfSecond())
        .isCloseTo(second.mean() - first.mean(), within(5e-12));
    assertThat(comparison.probability() + swapped.probability()).isCloseTo(1, within(5e-12));
    assertThat(comparison.lossOfFirst()).isCloseTo(swapped.lossOfSecond(), within(5e-12));
  }

  @Test
  void equalBeliefsAreEven() {
    BetaPosterior belief = BetaPosterior.of(new Trials(7, 100), 1, 1);

    assertThat(BayesianComparison.of(belief, belief).probability()).isCloseTo(0.5, within(1e-13));
  }

  /** Quantiles of Beta(1, b) have a closed form. */
  @Test
  void credibleIntervalOfNoSuccessKeepsItsDigits() {
    var interval = BetaPosterior.of(new Trials(0, 1e12), 1, 1).interval(0.95);
    double b = 1e12 + 1;

    assertThat(interval.lower() / -Math.expm1(Math.log(0.975) / b)).isCloseTo(1, within(1e-10));
    assertThat(interval.upper() / -Math.expm1(Math.log(0.025) / b)).isCloseTo(1, within(1e-10));
  }

  @Test
  void priorsWorthNothingAreRefused() {
    assertThatThrownBy(() -> BetaPosterior.of(new Trials(0, 5), 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
