package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTest {
  private static final List<Double> FIFTHS = equal(5);

  private static List<Double> equal(int looks) {
    return IntStream.rangeClosed(1, looks).mapToObj(look -> (double) look / looks).toList();
  }

  /** The published bounds of the error spending functions for five looks at 5 %, two-sided. */
  @Test
  void boundsOfFiveLooksAreThePublishedOnes() {
    assertBounds(AlphaSpending.OBRIEN_FLEMING, 4.877, 3.357, 2.680, 2.290, 2.031);
    assertBounds(AlphaSpending.POCOCK, 2.438, 2.427, 2.410, 2.397, 2.386);
  }

  private static void assertBounds(AlphaSpending spending, double... expected) {
    List<Double> bounds = GroupSequential.of(0.05, FIFTHS, spending).bounds();
    for (int look = 0; look < expected.length; look++) {
      assertThat(bounds.get(look)).isCloseTo(expected[look], within(6e-4));
    }
  }

  /** Looks at unequal times, by Simpson's rule on 4,001 points in numpy, a program of its own. */
  @Test
  void boundsOfUnequalLooksAreThoseOfAnotherProgram() {
    List<Double> bounds =
        GroupSequential.of(0.05, List.of(0.5, 0.51, 0.52, 1.0), AlphaSpending.POCOCK).bounds();

    assertThat(bounds.get(0)).isCloseTo(2.1570, within(6e-5));
    assertThat(bounds.get(1)).isCloseTo(2.3315, within(6e-5));
    assertThat(bounds.get(2)).isCloseTo(2.3945, within(6e-5));
    assertThat(bounds.get(3)).isCloseTo(2.2133, within(6e-5));
  }

  @Test
  void oneLookIsThePlainTest() {
    for (AlphaSpending spending : AlphaSpending.values()) {
      assertThat(GroupSequential.of(0.05, List.of(1.0), spending).last())
          .isCloseTo(1.959963984540054, within(1e-9));
    }
  }

  /** Without a difference the chance to stop at all is the error, with one it is the power. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 28, 60})
  void chanceToStopIsTheError(int looks) {
    for (AlphaSpending spending : AlphaSpending.values()) {
      GroupSequential plan = GroupSequential.of(0.05, equal(looks), spending);
      double once = NormalLaw.twoSided(0.95) + NormalLaw.quantile(0.8);

      assertThat(plan.power(0)).isCloseTo(0.05, within(1e-7));
      assertThat(plan.power(once * Math.sqrt(plan.inflation(0.8)))).isCloseTo(0.8, within(1e-6));
    }
  }

  /** Jennison and Turnbull's tables: five looks cost 2 to 3 % more data, or 21 to 23 %. */
  @Test
  void looksCostData() {
    assertThat(GroupSequential.of(0.05, FIFTHS, AlphaSpending.OBRIEN_FLEMING).inflation(0.8))
        .isCloseTo(1.0247, within(1e-4));
    assertThat(GroupSequential.of(0.05, FIFTHS, AlphaSpending.POCOCK).inflation(0.8))
        .isCloseTo(1.2124, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.15, 0.05, 0.01, 1e-4, 1e-9})
  void repeatedProbabilityIsTheErrorOfItsOwnBound(double error) {
    for (AlphaSpending spending : AlphaSpending.values()) {
      List<Double> soFar = equal(10).subList(0, 7);
      double bound = GroupSequential.of(error, soFar, spending).last();

      double p = new RepeatedPValues(soFar, spending).of(bound).value();

      assertThat(p / error).isCloseTo(1, within(2e-3));
    }
  }

  @Test
  void repeatedProbabilityIsNeverBelowThatOfOneLook() {
    RepeatedPValues values = new RepeatedPValues(equal(14), AlphaSpending.POCOCK);

    assertThat(values.of(0.1)).isEqualTo(PValue.ONE);
    for (double z = 1; z < 40; z += 0.5) {
      assertThat(values.of(z)).isGreaterThan(PValue.ofZ(z));
      assertThat(values.of(z + 0.5)).isLessThanOrEqualTo(values.of(z));
      assertThat(values.of(-z)).isEqualTo(values.of(z));
    }
  }

  /** r = ln(1 + r) + 2 ln 20 is 8.2120: at its best the mixture reaches sqrt(1 + r). */
  @Test
  void mixtureIsNarrowestWhereItIsTuned() {
    assertThat(AlwaysValid.at(0.05, 1).bound()).isCloseTo(3.0351, within(1e-4));
    assertThat(AlwaysValid.at(0.05, 0.9).bound()).isGreaterThan(AlwaysValid.at(0.05, 1).bound());
    assertThat(AlwaysValid.at(0.05, 1.1).bound()).isGreaterThan(AlwaysValid.at(0.05, 1).bound());
  }

  @Test
  void probabilityIsTheErrorAtTheBound() {
    for (double share : new double[] {0.03, 1, 7}) {
      AlwaysValid mixture = AlwaysValid.at(0.05, share);

      assertThat(mixture.of(mixture.bound()).value()).isCloseTo(0.05, within(1e-12));
      assertThat(mixture.of(0)).isEqualTo(PValue.ONE);
      assertThat(mixture.of(1_000).value()).isZero();
    }
  }

  @Test
  void plansThatAreNoneAreRefused() {
    for (List<Double> shares :
        List.of(List.<Double>of(), List.of(0.0, 1.0), List.of(0.5, 0.5), List.of(0.5, 1.1))) {
      assertThatThrownBy(() -> GroupSequential.of(0.05, shares, AlphaSpending.POCOCK))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> AlwaysValid.at(0.05, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
