package org.marketingmetrics.core.benchmark;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.BetaLaw;
import org.marketingmetrics.core.statistics.NormalLaw;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/**
 * Holds a value against a reference (domain rules B, evaluation). The position is exact: 3,000 of
 * 100,000 lies within 1 to 3 %. The evidence goes by the value's interval.
 */
public final class BenchmarkEvaluator {
  private BenchmarkEvaluator() {}

  /**
   * Where the value stands.
   *
   * @param value not null
   * @param band what still counts as at a mean, to both sides, in the unit of the value; 0 or more
   * @throws IllegalArgumentException when the value is null
   */
  public static Standing stand(Reference reference, MetricValue value, BigDecimal band) {
    ExactRatio exact = exact(value);
    Edges edges = Edges.of(reference, band);
    Standing.Position position = edges.position(exact);
    ExactRatio edge = position == Standing.Position.ABOVE ? edges.gapUpper() : edges.gapLower();
    ExactRatio gap =
        position == edges.inside() ? ExactRatio.of(BigDecimal.ZERO) : exact.minus(edge);
    return new Standing(
        position,
        evidence(edges, value.interval()),
        gap.doubleValue(),
        gap.signum() == 0 ? Double.valueOf(0) : quotient(gap, edge.abs()),
        edges.middle() == null ? null : quotient(exact, edges.middle()),
        percentile(reference, exact));
  }

  /** The value before it was rounded. */
  static ExactRatio exact(MetricValue value) {
    Double rounded = value.value();
    if (rounded == null) {
      throw new IllegalArgumentException("%s is null".formatted(value.definition()));
    }
    Quantity numerator = value.numerator();
    Quantity denominator = value.denominator();
    if (numerator == null) {
      return ExactRatio.of(BigDecimal.valueOf(rounded));
    }
    return denominator == null
        ? ExactRatio.of(numerator.number())
        : ExactRatio.of(
            numerator.number().multiply(BigDecimal.valueOf(value.scale())), denominator.number());
  }

  private static @Nullable Double quotient(ExactRatio numerator, ExactRatio denominator) {
    return denominator.signum() == 0 ? null : numerator.over(denominator).doubleValue();
  }

  private static Standing.Evidence evidence(Edges edges, @Nullable Interval interval) {
    if (interval == null) {
      return Standing.Evidence.UNCERTAIN;
    }
    ExactRatio lower = ExactRatio.of(new BigDecimal(interval.lower()));
    ExactRatio upper = ExactRatio.of(new BigDecimal(interval.upper()));
    if (edges.isBelow(upper)) {
      return Standing.Evidence.BELOW;
    }
    if (edges.isAbove(lower)) {
      return Standing.Evidence.ABOVE;
    }
    return edges.isBelow(lower) || edges.isAbove(upper)
        ? Standing.Evidence.UNCERTAIN
        : Standing.Evidence.WITHIN;
  }

  /** Only where the reference gives a distribution; a bare mean, range or limit gives none. */
  private static Standing.@Nullable Percentile percentile(Reference reference, ExactRatio exact) {
    return switch (reference) {
      case Reference.Quantiles quantiles -> new Distribution(quantiles.points()).percentile(exact);
      case Reference.Mean mean -> ofLaw(mean, exact.doubleValue());
      case Reference.Range _, Reference.Limit _ -> null;
    };
  }

  private static Standing.@Nullable Percentile ofLaw(Reference.Mean reference, double value) {
    BigDecimal deviation = reference.standardDeviation();
    Reference.Law law = reference.law();
    if (deviation == null || law == null) {
      return null;
    }
    double mean = reference.mean().doubleValue();
    return switch (law) {
      case NORMAL -> share(NormalLaw.below((value - mean) / deviation.doubleValue()));
      case BETA -> ofBeta(mean, deviation.doubleValue(), value);
    };
  }

  /** The beta law of that mean and deviation; null when there is none. */
  private static Standing.@Nullable Percentile ofBeta(double mean, double deviation, double value) {
    double weight = mean * (1 - mean) / (deviation * deviation) - 1;
    return weight > 0 && mean > 0 && mean < 1
        ? share(new BetaLaw(mean * weight, (1 - mean) * weight).below(Math.clamp(value, 0, 1)))
        : null;
  }

  private static Standing.Percentile share(double probability) {
    return new Standing.Percentile(probability, Standing.Bound.NONE);
  }
}
