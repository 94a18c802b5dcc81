package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.value.Interval;

/** Expected values by the closed forms in mpmath 1.4.1 with 60 digits, at the ends and far out. */
class TwoProportionsTest {
  private static final Confidence SURE = Confidence.of(0.95);

  /** Tolerance: 1e-11 of the interval's width. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1, -1, 0.12210872068194182412",
    "1, 1, 1, 1, -0.79345068562276261203, 0.79345068562276261203",
    "0, 1e12, 0, 1e12, -3.8414588206793691525e-12, 3.8414588206793691525e-12",
    "1e12, 1e12, 999999999999, 1e12, -2.9287297794070848656e-12, 5.664934265736511506e-12",
    "5e11, 1e12, 500000000001, 1e12, -1.3859048243470159963e-6, 1.3859028243470160018e-6",
    "1, 1e12, 3, 1e12, -7.8791447179382240058e-12, 3.0676364996526492121e-12",
    "999999999999, 1e12, 999999999990, 1e12, 2.4709600519783094122e-12, 1.7449694855591438834e-11",
    "1, 1, 5e11, 1e12, -0.29345068562336779439, 0.50000097998199226814",
  })
  void differenceKeepsItsDigitsAtTheEndsAndInATrillion(
      double x1, double n1, double x2, double n2, double lower, double upper) {
    Interval interval = Newcombe.difference(new Trials(x1, n1), new Trials(x2, n2), SURE);

    assertThat(interval.lower()).isCloseTo(lower, within(1e-11 * (upper - lower)));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-11 * (upper - lower)));
  }

  /** Tolerance: 1e-11 relative, also of logarithms far below the smallest double. */
  @ParameterizedTest
  @CsvSource({
    "5e11, 1e12, 500000000001, 1e12, -1.4142135623730950488e-6, -1.1283798037153877141e-6",
    "1, 1e12, 3, 1e12, -1.000000000001, -1.1478744644508433316",
    "0, 1e12, 1e12, 1e12, -1414213.5623730950488, -1000000000014.3878755",
    "20000, 1e6, 30000, 1e6, -45.291081365783830024, -1029.6804140347168757",
    "0, 1, 1, 1, -1.4142135623730950488, -1.8496055099332482486",
    "400000, 1e6, 600000, 1e6, -282.84271247461900976, -40005.870694809082136",
  })
  void pooledTestKeepsItsDigits(double x1, double n1, double x2, double n2, double z, double logP) {
    PooledTest test = PooledTest.of(new Trials(x1, n1), new Trials(x2, n2));

    assertThat(test.z() / z).isCloseTo(1, within(1e-11));
    assertThat(test.p().log()).isCloseTo(logP, within(1e-11 + 1e-11 * Math.abs(logP)));
  }

  @Test
  void nothingOrEverythingSucceedingTellsNothingApart() {
    for (double successes : new double[] {0, 50}) {
      Trials one = new Trials(successes, 50);

      assertThat(PooledTest.of(one, one).p()).isEqualTo(PValue.ONE);
      assertThat(FisherExact.twoSided(one, one)).isEqualTo(PValue.ONE);
      assertThat(KProportions.of(List.of(one, one, one)).chiSquaredP()).isEqualTo(PValue.ONE);
      assertThat(PooledTest.smallestExpected(one, one)).isZero();
    }
  }

  @Test
  void liftNeedsASuccessOnEachSide() {
    Trials none = new Trials(0, 10);
    Trials some = new Trials(3, 10);

    assertThat(RelativeLift.over(none, some, SURE)).isEmpty();
    assertThat(RelativeLift.over(some, none, SURE)).isEmpty();
    assertThat(RelativeLift.over(some, some, SURE).orElseThrow().lift()).isZero();
  }

  @Test
  void allSucceedingLiftHasNoSpread() {
    RelativeLift lift = RelativeLift.over(new Trials(5, 5), new Trials(9, 9), SURE).orElseThrow();

    assertThat(lift.interval().lower()).isZero();
    assertThat(lift.interval().upper()).isZero();
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> new Trials(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Trials(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KProportions.of(List.of(new Trials(0, 1), new Trials(0, 0))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void swappingTheSidesTurnsTheSignOnly(
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long n1,
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long n2,
      @ForAll @LongRange(min = 0, max = 1_000_000) long part1,
      @ForAll @LongRange(min = 0, max = 1_000_000) long part2) {
    Trials one = new Trials(Math.rint(part1 / 1e6 * n1), n1);
    Trials other = new Trials(Math.rint(part2 / 1e6 * n2), n2);
    Interval there = Newcombe.difference(one, other, SURE);
    Interval back = Newcombe.difference(other, one, SURE);

    assertThat(there.lower()).isCloseTo(-back.upper(), within(1e-15));
    assertThat(there.lower()).isLessThanOrEqualTo(one.minus(other));
    assertThat(there.upper()).isGreaterThanOrEqualTo(one.minus(other));
    assertThat(there.lower()).isGreaterThanOrEqualTo(-1);
    double z = PooledTest.of(one, other).z();
    assertThat(PooledTest.of(other, one).z()).isCloseTo(-z, within(1e-14 * Math.abs(z)));
  }

  /** Two groups are the 2 x 2 table. */
  @Property
  void chiSquaredOfTwoGroupsIsTheSquareOfZ(
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long n1,
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long n2,
      @ForAll @LongRange(min = 0, max = 1_000) long part1,
      @ForAll @LongRange(min = 0, max = 1_000) long part2) {
    Trials one = new Trials(Math.rint(part1 / 1e3 * n1), n1);
    Trials other = new Trials(Math.rint(part2 / 1e3 * n2), n2);

    double square = PooledTest.of(one, other).chiSquared();

    assertThat(KProportions.of(List.of(one, other)).chiSquared())
        .isCloseTo(square, within(1e-9 * square));
  }

  /** G of groups that differ by one in a trillion; the naive sum of logarithms gives noise. */
  @Test
  void likelihoodRatioKeepsItsDigitsForNearlyEqualGroups() {
    KProportions test =
        KProportions.of(List.of(new Trials(5e11, 1e12), new Trials(500_001_000_000.0, 1e12)));

    assertThat(test.g() / test.chiSquared()).isCloseTo(1, within(1e-9));
  }
}
