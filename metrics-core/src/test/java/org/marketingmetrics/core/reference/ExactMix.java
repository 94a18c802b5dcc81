package org.marketingmetrics.core.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.marketingmetrics.core.statistics.MixCounts;
import org.marketingmetrics.core.value.ExactRatio;

/**
 * Kitagawa's two terms over the rational numbers, written from the definition alone: what the
 * product's own arithmetic, which rounds at 106 bits, is held against.
 */
public final class ExactMix {
  private static final ExactRatio ZERO = ExactRatio.of(BigDecimal.ZERO);
  private static final ExactRatio HALF = ExactRatio.of(BigDecimal.ONE, BigDecimal.TWO);

  private ExactMix() {}

  /** The sum of rate effects. */
  public static ExactRatio rate(List<MixCounts> counts) {
    return sum(counts, true);
  }

  /** The sum of mix effects. */
  public static ExactRatio mix(List<MixCounts> counts) {
    return sum(counts, false);
  }

  private static ExactRatio sum(List<MixCounts> counts, boolean ofRates) {
    BigDecimal before = total(counts, MixCounts::denominatorBefore);
    BigDecimal after = total(counts, MixCounts::denominatorAfter);
    ExactRatio middle =
        ExactRatio.of(total(counts, MixCounts::numeratorBefore), before)
            .plus(ExactRatio.of(total(counts, MixCounts::numeratorAfter), after))
            .times(HALF);
    ExactRatio sum = ZERO;
    for (MixCounts segment : counts) {
      boolean has0 = segment.denominatorBefore().signum() != 0;
      boolean has1 = segment.denominatorAfter().signum() != 0;
      if (has0 || has1) {
        ExactRatio w0 = ExactRatio.of(segment.denominatorBefore(), before);
        ExactRatio w1 = ExactRatio.of(segment.denominatorAfter(), after);
        ExactRatio r0 = has0 ? rateBefore(segment) : rateAfter(segment);
        ExactRatio r1 = has1 ? rateAfter(segment) : r0;
        sum =
            sum.plus(
                ofRates
                    ? w0.plus(w1).times(HALF).times(r1.minus(r0))
                    : w1.minus(w0).times(r0.plus(r1).times(HALF).minus(middle)));
      }
    }
    return sum;
  }

  private static BigDecimal total(List<MixCounts> counts, Function<MixCounts, BigDecimal> part) {
    return counts.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static ExactRatio rateBefore(MixCounts segment) {
    return ExactRatio.of(segment.numeratorBefore(), segment.denominatorBefore());
  }

  private static ExactRatio rateAfter(MixCounts segment) {
    return ExactRatio.of(segment.numeratorAfter(), segment.denominatorAfter());
  }
}
