package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.statistics.DriverDecomposition.Method;
import org.marketingmetrics.core.value.ExactRatio;

class DriverDecompositionTest {
  @Property
  void effectsOfPositiveFactorsSumToTheChange(
      @ForAll @Size(min = 2, max = 10) List<@LongRange(min = 1, max = 1_000_000) Long> numbers) {
    DriverDecomposition split = DriverDecomposition.of(factors(numbers));

    double largest = split.effects().stream().mapToDouble(Math::abs).max().orElseThrow();
    double change = split.to().minus(split.from()).doubleValue();
    assertThat(split.method()).isEqualTo(Method.LMDI);
    assertThat(sum(split)).isCloseTo(change, within(1e-13 * (largest + Math.abs(change))));
  }

  @Property
  void effectsOfFactorsThatVanishOrTurnNegativeSumToTheChange(
      @ForAll @Size(min = 2, max = 8) List<@LongRange(min = -3, max = 3) Long> numbers) {
    DriverDecomposition split = DriverDecomposition.of(factors(numbers));

    assertThat(sum(split)).isCloseTo(split.to().minus(split.from()).doubleValue(), within(1e-10));
  }

  private static List<DriverFactor> factors(List<Long> numbers) {
    List<DriverFactor> factors = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      factors.add(factor("f" + i, numbers.get(i), numbers.get(i + 1)));
    }
    return factors;
  }

  private static DriverFactor factor(String name, long from, long to) {
    return new DriverFactor(
        name, ExactRatio.of(BigDecimal.valueOf(from)), ExactRatio.of(BigDecimal.valueOf(to)));
  }

  private static double sum(DriverDecomposition split) {
    return split.effects().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** 2 x 3 to 0 x 5: orders of change give -6 and 0, or -10 and 4, so the means are -8 and 2. */
  @Test
  void vanishingFactorIsSplitOverAllOrders() {
    DriverDecomposition split =
        DriverDecomposition.of(List.of(factor("clicks", 2, 0), factor("value", 3, 5)));

    assertThat(split.method()).isEqualTo(Method.SHAPLEY);
    assertThat(split.effects()).containsExactly(-8.0, 2.0);
  }

  @Test
  void factorThatStandsStillDoesNothing() {
    DriverDecomposition split =
        DriverDecomposition.of(List.of(factor("clicks", 7, 7), factor("value", 3, 5)));

    assertThat(split.effects().getFirst()).isZero();
    assertThat(split.effects().getLast()).isCloseTo(14, within(1e-13));
  }

  @Test
  void factorsThatCancelLeaveTheirEffects() {
    DriverDecomposition split =
        DriverDecomposition.of(List.of(factor("clicks", 4, 2), factor("value", 2, 4)));

    assertThat(split.effects().getFirst()).isCloseTo(-8 * Math.log(2), within(1e-14));
    assertThat(sum(split)).isCloseTo(0, within(1e-14));
  }

  @Test
  void nothingAndTooManyFactorsAreRefused() {
    assertThatThrownBy(() -> DriverDecomposition.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> DriverDecomposition.of(java.util.Collections.nCopies(13, factor("f", 1, 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
