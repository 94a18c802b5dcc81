package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RatioEstimateTest {
  private static final Confidence SURE = Confidence.of(0.95);

  @Test
  void fewerThanTwoUnitsOrNoDenominatorGiveNoVariance() {
    assertThat(RatioEstimate.of(UnitSums.of(new double[] {1}, new double[] {1}))).isEmpty();
    assertThat(RatioEstimate.of(UnitSums.of(new double[] {1, 2}, new double[] {0, 0}))).isEmpty();
    assertThat(RatioEstimate.of(UnitSums.of(new double[0], new double[0]))).isEmpty();
  }

  /**
   * Every unit has the same ratio but for a millionth: sums of squares in doubles give noise here.
   */
  @Test
  void nearlyProportionalUnitsKeepTheirVariance() {
    double[] x = {1e9, 2e9, 3e9, 4e9};
    double[] y = {2e9 + 1e-3, 4e9 - 1e-3, 6e9 + 1e-3, 8e9 - 1e-3};

    RatioEstimate estimate = RatioEstimate.of(UnitSums.of(y, x)).orElseThrow();

    double direct = 0;
    for (int i = 0; i < x.length; i++) {
      double rest = y[i] - 2 * x[i];
      direct += rest * rest;
    }
    assertThat(estimate.variance()).isCloseTo(direct / (3 * 4 * 2.5e9 * 2.5e9), within(1e-30));
  }

  @Property
  void builderAddsAsTheDecimalsDo(
      @ForAll @Size(min = 1, max = 20) List<@LongRange Long> numerators,
      @ForAll @Size(min = 1, max = 20) List<@LongRange Long> denominators) {
    UnitSums.Builder builder = new UnitSums.Builder();
    UnitSums plain = UnitSums.of(new double[0], new double[0]);
    for (int i = 0; i < Math.min(numerators.size(), denominators.size()); i++) {
      builder.add(numerators.get(i), denominators.get(i));
      UnitSums unit =
          UnitSums.of(
              BigDecimal.valueOf(numerators.get(i), 6), BigDecimal.valueOf(denominators.get(i)));
      plain = plain.plus(unit);
    }

    UnitSums built = builder.build(6, 0);

    assertThat(built.sumY()).isEqualByComparingTo(plain.sumY());
    assertThat(built.sumX()).isEqualByComparingTo(plain.sumX());
    assertThat(built.sumYy()).isEqualByComparingTo(plain.sumYy());
    assertThat(built.sumXx()).isEqualByComparingTo(plain.sumXx());
    assertThat(built.sumXy()).isEqualByComparingTo(plain.sumXy());
  }

  /** With x = 1 the ratio is a mean, and its variance that of a mean. */
  @Property
  void ratioToOneIsTheMean(@ForAll @Size(min = 2, max = 40) List<@IntRange(min = -99) Integer> y) {
    double[] values = y.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] ones = new double[values.length];
    java.util.Arrays.fill(ones, 1);

    RatioEstimate estimate = RatioEstimate.of(UnitSums.of(values, ones)).orElseThrow();

    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double variance = squares / (values.length - 1) / values.length;
    assertThat(estimate.ratio()).isCloseTo(mean, within(1e-12 * (1 + Math.abs(mean))));
    assertThat(estimate.variance()).isCloseTo(variance, within(1e-11 * (1 + variance)));
  }

  @Test
  void unitsWithoutVarianceLeaveNoDoubt() {
    RatioEstimate one = new RatioEstimate(10, 2, 0);
    RatioEstimate other = new RatioEstimate(10, 3, 0);

    assertThat(RatioDifference.of(one, one, SURE).p()).isEqualTo(PValue.ONE);
    assertThat(RatioDifference.of(one, other, SURE).p().value()).isZero();
  }

  @Test
  void negativeRatioHasADifferenceAndNoLift() {
    RatioDifference difference =
        RatioDifference.of(new RatioEstimate(10, -1, 0.1), new RatioEstimate(10, 3, 0.1), SURE);

    assertThat(difference.difference()).isEqualTo(-4);
    assertThat(difference.lift()).isNull();
    assertThat(difference.liftInterval()).isNull();
  }

  @Test
  void perThousandScalesTheRatioAndItsError() {
    RatioEstimate scaled = new RatioEstimate(10, 0.03, 0.0001).times(1_000);

    assertThat(scaled.ratio()).isEqualTo(30);
    assertThat(scaled.standardError()).isCloseTo(10, within(1e-12));
  }
}
