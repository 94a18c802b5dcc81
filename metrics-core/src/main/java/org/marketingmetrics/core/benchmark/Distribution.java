package org.marketingmetrics.core.benchmark;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.ExactRatio;

/** Linear interpolation between the given points of a distribution, and never outside of them. */
record Distribution(List<Reference.Point> points) {
  /** The value at a probability between the outermost points; else the nearer of their values. */
  ExactRatio edge(String probability) {
    ExactRatio inside = at(probability);
    if (inside != null) {
      return inside;
    }
    boolean below = new BigDecimal(probability).compareTo(points.getFirst().probability()) < 0;
    return ExactRatio.of((below ? points.getFirst() : points.getLast()).value());
  }

  /** The value at a probability; null outside of the points. */
  @Nullable ExactRatio at(String probability) {
    BigDecimal wanted = new BigDecimal(probability);
    for (int i = 0; i < points.size(); i++) {
      int beside = points.get(i).probability().compareTo(wanted);
      if (beside == 0) {
        return ExactRatio.of(points.get(i).value());
      }
      if (beside > 0) {
        return i == 0 ? null : value(points.get(i - 1), points.get(i), wanted);
      }
    }
    return null;
  }

  private static ExactRatio value(Reference.Point from, Reference.Point to, BigDecimal wanted) {
    ExactRatio share =
        ExactRatio.of(
            wanted.subtract(from.probability()), to.probability().subtract(from.probability()));
    return ExactRatio.of(from.value())
        .plus(share.times(ExactRatio.of(to.value().subtract(from.value()))));
  }

  /** Where a value lies between the points, or beyond which of them. */
  Standing.Percentile percentile(ExactRatio value) {
    Reference.Point lowest = points.getFirst();
    Reference.Point highest = points.getLast();
    if (value.compareTo(ExactRatio.of(lowest.value())) < 0) {
      return new Standing.Percentile(
          lowest.probability().doubleValue(), Standing.Bound.BELOW_LOWEST);
    }
    if (value.compareTo(ExactRatio.of(highest.value())) > 0) {
      return new Standing.Percentile(
          highest.probability().doubleValue(), Standing.Bound.ABOVE_HIGHEST);
    }
    return new Standing.Percentile(probability(value).doubleValue(), Standing.Bound.NONE);
  }

  /** Of several points with the same value the last counts: its share does not exceed the value. */
  private ExactRatio probability(ExactRatio value) {
    int last = points.size() - 1;
    while (value.compareTo(ExactRatio.of(points.get(last).value())) < 0) {
      last--;
    }
    ExactRatio probability = ExactRatio.of(points.get(last).probability());
    if (last == points.size() - 1) {
      return probability;
    }
    Reference.Point from = points.get(last);
    Reference.Point to = points.get(last + 1);
    ExactRatio share =
        value
            .minus(ExactRatio.of(from.value()))
            .over(ExactRatio.of(to.value().subtract(from.value())));
    return probability.plus(
        share.times(ExactRatio.of(to.probability().subtract(from.probability()))));
  }
}
