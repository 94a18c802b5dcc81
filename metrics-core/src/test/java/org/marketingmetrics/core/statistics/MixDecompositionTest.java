package org.marketingmetrics.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.reference.ExactMix;
import org.marketingmetrics.core.statistics.MixDecomposition.Form;
import org.marketingmetrics.core.value.ExactRatio;

class MixDecompositionTest {
  @Provide
  Arbitrary<List<MixCounts>> segments() {
    Arbitrary<Long> counts = Arbitraries.longs().between(0, 1_000_000_000L);
    return Combinators.combine(counts, counts, counts, counts)
        .as(
            (n0, d0, n1, d1) ->
                new MixCounts(
                    decimal(d0 == 0 ? 0 : n0), decimal(d0), decimal(d1 == 0 ? 0 : n1), decimal(d1)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .filter(
            list ->
                list.stream().anyMatch(one -> one.denominatorBefore().signum() > 0)
                    && list.stream().anyMatch(one -> one.denominatorAfter().signum() > 0));
  }

  private static BigDecimal decimal(long number) {
    return BigDecimal.valueOf(number);
  }

  /** Over the rational numbers the two effects are the change and nothing is left. */
  @Property(tries = 300)
  void effectsSumToTheChangeExactly(@ForAll("segments") List<MixCounts> counts) {
    ExactRatio change = rate(counts, true).minus(rate(counts, false));

    assertThat(ExactMix.rate(counts).plus(ExactMix.mix(counts))).isEqualTo(change);

    MixDecomposition split = MixDecomposition.of(counts, Form.MIDPOINT);
    assertThat(split.change()).isEqualTo(change.doubleValue());
    assertThat(split.rateEffect()).isCloseTo(ExactMix.rate(counts).doubleValue(), lastPlace(split));
    assertThat(split.mixEffect()).isCloseTo(ExactMix.mix(counts).doubleValue(), lastPlace(split));
    assertThat(split.rateEffect() + split.mixEffect()).isCloseTo(split.change(), lastPlace(split));
  }

  /** The roundings of the two effects and of their sum. */
  private static Offset<Double> lastPlace(MixDecomposition split) {
    return within(
        4 * Math.ulp(Math.max(Math.abs(split.rateEffect()), Math.abs(split.mixEffect()))));
  }

  @Property(tries = 300)
  void threeTermsSumToTheSameChange(@ForAll("segments") List<MixCounts> counts) {
    MixDecomposition two = MixDecomposition.of(counts, Form.MIDPOINT);
    MixDecomposition three = MixDecomposition.of(counts, Form.THREE_TERM);

    double largest =
        Math.abs(three.rateEffect()) + Math.abs(three.mixEffect()) + Math.abs(three.interaction());
    assertThat(three.change()).isEqualTo(two.change());
    assertThat(three.rateEffect() + three.mixEffect() + three.interaction())
        .isCloseTo(three.change(), within(4 * Math.ulp(largest)));
    assertThat(two.interaction()).isZero();
  }

  private static ExactRatio rate(List<MixCounts> counts, boolean after) {
    BigDecimal numerator = BigDecimal.ZERO;
    BigDecimal denominator = BigDecimal.ZERO;
    for (MixCounts segment : counts) {
      numerator = numerator.add(after ? segment.numeratorAfter() : segment.numeratorBefore());
      denominator =
          denominator.add(after ? segment.denominatorAfter() : segment.denominatorBefore());
    }
    return ExactRatio.of(numerator, denominator);
  }

  /** Ten thousand campaigns: the doubles of the segments add up to the doubles of the totals. */
  @Test
  void tenThousandSegmentsLeaveNothingOver() {
    SplittableRandom random = new SplittableRandom(7);
    List<MixCounts> counts = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      counts.add(
          new MixCounts(
              decimal(random.nextLong(5_000)),
              decimal(5_000 + random.nextLong(1_000_000)),
              decimal(random.nextLong(5_000)),
              decimal(5_000 + random.nextLong(1_000_000))));
    }

    MixDecomposition split = MixDecomposition.of(counts, Form.MIDPOINT);

    double rates = split.segments().stream().mapToDouble(MixSegment::rateEffect).sum();
    double mixes = split.segments().stream().mapToDouble(MixSegment::mixEffect).sum();
    assertThat(rates).isCloseTo(split.rateEffect(), within(1e-17));
    assertThat(mixes).isCloseTo(split.mixEffect(), within(1e-17));
  }

  /** Orders of a day that has no clicks any more are still orders. */
  @Test
  void numeratorWithoutDenominatorCountsAsRate() {
    List<MixCounts> counts =
        List.of(counts(10, 100, 10, 100), counts(5, 50, 5, 0), counts(0, 0, 2, 0));

    MixDecomposition split = MixDecomposition.of(counts, Form.MIDPOINT);

    assertThat(split.from()).isCloseTo(0.1, within(1e-16));
    assertThat(split.to()).isCloseTo(0.17, within(1e-16));
    assertThat(split.change()).isCloseTo(0.07, within(1e-16));
    assertThat(split.segments().get(2).rateEffect()).isCloseTo(0.02, within(1e-16));
    assertThat(split.segments().get(2).rateAfter()).isNull();
  }

  @Test
  void segmentsStandingStillAreNoReversal() {
    assertThat(
            MixDecomposition.of(List.of(counts(1, 10, 1, 10), counts(5, 10, 5, 10)), Form.MIDPOINT)
                .simpsonReversal())
        .isFalse();
  }

  @Test
  void periodWithoutDenominatorIsRefused() {
    assertThatThrownBy(() -> MixDecomposition.of(List.of(counts(1, 10, 0, 0)), Form.MIDPOINT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MixCounts counts(long n0, long d0, long n1, long d1) {
    return new MixCounts(decimal(n0), decimal(d0), decimal(n1), decimal(d1));
  }
}
