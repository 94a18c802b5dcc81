package org.marketingmetrics.core.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/** Computes customer lifetime value by one of its models (domain rules A, clv). */
public final class ComputeClv {
  private static final MetricId CLV = new MetricId("clv");

  private final Metric metric;

  public ComputeClv(Catalog catalog) {
    this.metric = catalog.metric(CLV);
  }

  /**
   * Computes a model.
   *
   * @throws MetricsException INVALID_FIELD for inputs that are no rates, counts or margins
   */
  public ComputedMetric compute(ClvModel model) {
    Quantity.Money money =
        switch (model) {
          case ClvModel.Simple simple -> simple.averageOrderValue();
          case ClvModel.Retention retention -> retention.marginPerPeriod();
        };
    ExactRatio exact =
        switch (model) {
          case ClvModel.Simple simple -> simple(simple);
          case ClvModel.Retention retention -> retention(retention);
        };
    if (exact != null && !Double.isFinite(exact.doubleValue())) {
      throw MetricsException.invalidField(
          model instanceof ClvModel.Simple ? "clv_simple" : "clv_retention",
          "the result is beyond 10^308; no customer brings that");
    }
    MetricValue value = value(money.currency(), exact);
    return new ComputedMetric(value, new WorkedFormula.Clv(model, value.value()), List.of());
  }

  private static ExactRatio simple(ClvModel.Simple model) {
    requireNotNegative("clv_simple.purchases_per_period", model.purchasesPerPeriod());
    requireNotNegative("clv_simple.periods", model.periods());
    if (model.grossMargin().compareTo(BigDecimal.ONE) > 0) {
      throw MetricsException.invalidField(
          "clv_simple.gross_margin", "is a fraction, at most 1: 30 % is 0.3");
    }
    return ExactRatio.of(
        model
            .averageOrderValue()
            .number()
            .multiply(model.purchasesPerPeriod())
            .multiply(model.grossMargin())
            .multiply(model.periods()));
  }

  /** Null when customers never leave and nothing is discounted: the sum has no end. */
  private static @Nullable ExactRatio retention(ClvModel.Retention model) {
    requireNotNegative("clv_retention.retention_rate", model.retentionRate());
    requireNotNegative("clv_retention.discount_rate", model.discountRate());
    if (model.retentionRate().compareTo(BigDecimal.ONE) > 0) {
      throw MetricsException.invalidField(
          "clv_retention.retention_rate", "is a fraction, 0 to 1: 80 % is 0.8");
    }
    BigDecimal divisor = BigDecimal.ONE.add(model.discountRate()).subtract(model.retentionRate());
    return divisor.signum() == 0
        ? null
        : ExactRatio.of(model.marginPerPeriod().number().multiply(model.retentionRate()), divisor);
  }

  private static void requireNotNegative(String field, BigDecimal number) {
    if (number.signum() < 0) {
      throw MetricsException.invalidField(field, "cannot be negative");
    }
  }

  private MetricValue value(String currency, @Nullable ExactRatio exact) {
    return new MetricValue(
        metric.id(),
        metric.version(),
        exact == null ? null : exact.doubleValue(),
        exact == null ? null : currency,
        null,
        null,
        1,
        null,
        exact == null ? null : IntervalAbsence.NEEDS_UNIT_DATA,
        exact == null ? NullReason.ZERO_DENOMINATOR : null,
        NullDetail.NONE,
        Basis.ofCurrency(currency),
        List.of(),
        null);
  }
}
