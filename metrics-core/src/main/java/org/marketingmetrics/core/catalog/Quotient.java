package org.marketingmetrics.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/**
 * One amount over another: a metric of the catalogue, or what is left between two of them.
 *
 * @param metric null where the catalogue has no name for it
 * @param numerator upper side
 * @param denominator lower side
 */
public record Quotient(@Nullable Metric metric, SaleSide numerator, SaleSide denominator) {
  /**
   * A metric of the catalogue.
   *
   * @throws IllegalArgumentException when it is a model
   */
  public static Quotient of(Metric metric) {
    return switch (metric.formula()) {
      case Formula.RatioOfSums formula ->
          new Quotient(metric, SaleSide.numerator(formula), SaleSide.denominator(formula));
      case Formula.Model _ ->
          throw new IllegalArgumentException(metric.id() + " is a model, not a quotient");
    };
  }

  /** What a conversion takes. */
  public static Quotient of(Conversion.Operand operand) {
    return switch (operand) {
      case Conversion.OfMetric named -> of(named.metric());
      case Conversion.OfSides sides -> new Quotient(null, sides.numerator(), sides.denominator());
    };
  }

  /** 1, or 1000 for figures per thousand. */
  public int scale() {
    return metric != null && metric.formula() instanceof Formula.RatioOfSums formula
        ? formula.scale()
        : 1;
  }

  /**
   * The envelope of these sums.
   *
   * @param above of the numerator; null when nothing is known of it
   * @param below of the denominator; null when nothing is known of it
   */
  public MetricValue value(
      @Nullable Quantity above, @Nullable Quantity below, ValueContext context) {
    if (metric != null) {
      return MetricCalculator.metric(metric, above, below, context);
    }
    if (above == null || below == null) {
      List<MeasureId> missing = new ArrayList<>();
      missing.addAll(above == null ? numerator.side().measures() : List.of());
      missing.addAll(below == null ? denominator.side().measures() : List.of());
      NullDetail detail = NullDetail.NONE.of(missing.stream().map(MeasureId::id).toList());
      return unnamed(null, above, below, NullReason.NO_DATA, detail, context);
    }
    if (above instanceof Quantity.Money one
        && below instanceof Quantity.Money other
        && !one.currency().equals(other.currency())) {
      NullDetail detail =
          NullDetail.ofCurrencies(Stream.of(one.currency(), other.currency()).sorted().toList());
      return unnamed(null, above, below, NullReason.MIXED_CURRENCY, detail, context);
    }
    if (below.number().signum() == 0) {
      return unnamed(null, above, below, NullReason.ZERO_DENOMINATOR, NullDetail.NONE, context);
    }
    double value = MetricCalculator.exact(above, below, 1).doubleValue();
    return unnamed(value, above, below, null, NullDetail.NONE, context);
  }

  /** Without value, for this reason. */
  public MetricValue absent(NullReason reason, NullDetail detail, ValueContext context) {
    return metric == null
        ? unnamed(null, null, null, reason, detail, context)
        : MetricCalculator.absent(metric, reason, detail, null, null, context);
  }

  private static MetricValue unnamed(
      @Nullable Double value,
      @Nullable Quantity above,
      @Nullable Quantity below,
      @Nullable NullReason reason,
      NullDetail detail,
      ValueContext context) {
    return new MetricValue(
        "",
        0,
        value,
        value != null && above instanceof Quantity.Money money && below instanceof Quantity.Count
            ? money.currency()
            : null,
        above,
        below,
        1,
        null,
        value == null ? null : IntervalAbsence.NEEDS_UNIT_DATA,
        reason,
        detail,
        context.basis(),
        context.warnings(),
        context.quality());
  }
}
