package org.marketingmetrics.core.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.numbers.core.DD;
import org.jspecify.annotations.Nullable;

/** The arithmetic of {@link MixDecomposition}, in double-double numbers of 106 bits. */
final class MixSplit {
  private final List<MixCounts> counts;
  private final MixDecomposition.Form form;
  private final DD before;
  private final DD after;
  private final DD from;
  private final DD to;
  private DD rateSum = DD.ZERO;
  private DD mixSum = DD.ZERO;
  private DD bothSum = DD.ZERO;

  MixSplit(List<MixCounts> counts, MixDecomposition.Form form) {
    this.counts = counts;
    this.form = form;
    BigDecimal denominatorBefore = sum(MixCounts::denominatorBefore);
    BigDecimal denominatorAfter = sum(MixCounts::denominatorAfter);
    if (denominatorBefore.signum() == 0 || denominatorAfter.signum() == 0) {
      throw new IllegalArgumentException("a period without denominator has no rate");
    }
    this.before = DD.from(denominatorBefore);
    this.after = DD.from(denominatorAfter);
    this.from = DD.from(sum(MixCounts::numeratorBefore)).divide(before);
    this.to = DD.from(sum(MixCounts::numeratorAfter)).divide(after);
  }

  private BigDecimal sum(Function<MixCounts, BigDecimal> part) {
    return counts.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  MixDecomposition decomposition() {
    List<MixSegment> segments = new ArrayList<>();
    counts.forEach(segment -> segments.add(segment(segment)));
    return new MixDecomposition(
        from.doubleValue(),
        to.doubleValue(),
        to.subtract(from).doubleValue(),
        rateSum.doubleValue(),
        mixSum.doubleValue(),
        bothSum.doubleValue(),
        segments,
        isSimpson());
  }

  /** The terms of a segment. */
  private record Effects(DD rate, DD mix, DD both) {}

  private MixSegment segment(MixCounts counted) {
    @Nullable DD own = rate(counted.numeratorBefore(), counted.denominatorBefore());
    @Nullable DD next = rate(counted.numeratorAfter(), counted.denominatorAfter());
    DD weightBefore = DD.from(counted.denominatorBefore()).divide(before);
    DD weightAfter = DD.from(counted.denominatorAfter()).divide(after);
    // A segment that a period lacks takes the other's rate: its whole effect is mix.
    DD rateBefore = own != null ? own : next != null ? next : DD.ZERO;
    DD rateAfter = next != null ? next : rateBefore;
    Effects effects = effects(weightBefore, weightAfter, rateBefore, rateAfter);
    DD rate = effects.rate().add(unattached(counted));
    rateSum = rateSum.add(rate);
    mixSum = mixSum.add(effects.mix());
    bothSum = bothSum.add(effects.both());
    return new MixSegment(
        own == null ? null : own.doubleValue(),
        next == null ? null : next.doubleValue(),
        weightBefore.doubleValue(),
        weightAfter.doubleValue(),
        rate.doubleValue(),
        effects.mix().doubleValue(),
        effects.both().doubleValue());
  }

  private Effects effects(DD weightBefore, DD weightAfter, DD rateBefore, DD rateAfter) {
    DD moved = rateAfter.subtract(rateBefore);
    DD shifted = weightAfter.subtract(weightBefore);
    return switch (form) {
      case MIDPOINT ->
          new Effects(
              half(weightBefore.add(weightAfter)).multiply(moved),
              shifted.multiply(half(rateBefore.add(rateAfter)).subtract(half(from.add(to)))),
              DD.ZERO);
      case THREE_TERM ->
          new Effects(
              weightBefore.multiply(moved),
              shifted.multiply(rateBefore.subtract(from)),
              shifted.multiply(moved));
    };
  }

  private static DD half(DD number) {
    return number.multiply(0.5);
  }

  private static @Nullable DD rate(BigDecimal numerator, BigDecimal denominator) {
    return denominator.signum() == 0 ? null : DD.from(numerator).divide(DD.from(denominator));
  }

  /**
   * A numerator without denominator (orders of a day without clicks) has no rate and no weight, and
   * yet is part of the total: what it adds to one counts as rate.
   */
  private DD unattached(MixCounts counted) {
    DD sum = DD.ZERO;
    if (counted.denominatorAfter().signum() == 0) {
      sum = sum.add(DD.from(counted.numeratorAfter()).divide(after));
    }
    if (counted.denominatorBefore().signum() == 0) {
      sum = sum.subtract(DD.from(counted.numeratorBefore()).divide(before));
    }
    return sum;
  }

  private boolean isSimpson() {
    List<Integer> movements =
        counts.stream().filter(segment -> !segment.isEmpty()).map(MixCounts::movement).toList();
    double total = to.subtract(from).doubleValue();
    return !movements.isEmpty()
        && movements.getFirst() != 0
        && movements.stream().allMatch(movements.getFirst()::equals)
        && movements.getFirst() * total < 0;
  }
}
