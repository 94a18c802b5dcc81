package org.marketingmetrics.server.catalog;

import com.google.type.Money;
import java.math.BigDecimal;
import org.marketingmetrics.api.v1.ClvRetentionInputs;
import org.marketingmetrics.api.v1.ClvSimpleInputs;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.core.catalog.ClvModel;
import org.marketingmetrics.core.catalog.ComputedMetric;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.WorkedFormula;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.server.value.QuantityProtos;

/** Converts the numbers that a caller gives, and the formula with them put in. */
final class ComputationProtos {
  private ComputationProtos() {}

  /** Inputs of the simple model. */
  static ClvModel.Simple fromProto(ClvSimpleInputs inputs) {
    return new ClvModel.Simple(
        money("clv_simple.average_order_value", inputs.getAverageOrderValue()),
        BigDecimal.valueOf(inputs.getPurchasesPerPeriod()),
        BigDecimal.valueOf(inputs.getGrossMargin()),
        BigDecimal.valueOf(inputs.getPeriods()));
  }

  /** Inputs of the retention model. */
  static ClvModel.Retention fromProto(ClvRetentionInputs inputs) {
    return new ClvModel.Retention(
        money("clv_retention.margin_per_period", inputs.getMarginPerPeriod()),
        BigDecimal.valueOf(inputs.getRetentionRate()),
        BigDecimal.valueOf(inputs.getDiscountRate()));
  }

  private static Quantity.Money money(String field, Money money) {
    Quantity quantity =
        QuantityProtos.quantity(field, MeasureValue.newBuilder().setMoney(money).build());
    if (quantity instanceof Quantity.Money amount && amount.currency().matches("[A-Z]{3}")) {
      return amount;
    }
    throw MetricsException.invalidField(
        field + ".currency_code", "use an ISO 4217 code of three capital letters, such as USD");
  }

  /** For example {@code ctr = clicks / impressions = 4000 / 200000 = 0.02}. */
  static String explanation(Definition definition, ComputedMetric computed) {
    String formula =
        switch (computed.worked()) {
          case WorkedFormula.Clv clv ->
              "%s = %s".formatted(definition.id(), clv.model().expression());
          case WorkedFormula.Sum _ -> definition.id();
          case WorkedFormula.Ratio _ ->
              definition instanceof Metric metric
                  ? "%s = %s".formatted(metric.id(), metric.formula().expression())
                  : definition.id();
        };
    return formula + " = " + computed.worked().text();
  }
}
