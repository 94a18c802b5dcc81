package org.marketingmetrics.core.reference;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.Side;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/** Figures printed on the pages the product started from. */
final class SeedMetricsGroup implements ReferenceGroup {
  private static final Catalog CATALOG = Catalog.standard();

  @Override
  public Map<String, @Nullable Object> outputs(JsonObject in) {
    Metric metric = CATALOG.metric(new MetricId(in.get("metric").getAsString()));
    Formula.RatioOfSums formula = (Formula.RatioOfSums) metric.formula();
    Quantity numerator = quantity(formula.numerator(), in.get("num").getAsBigDecimal());
    Quantity denominator = quantity(formula.denominator(), in.get("den").getAsBigDecimal());
    MetricValue value =
        MetricCalculator.metric(metric, numerator, denominator, ValueContext.of(Basis.UNSPECIFIED));
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("value", value.value());
    outputs.put(
        "exact",
        value.value() == null
            ? null
            : MetricCalculator.exact(
                    Objects.requireNonNull(value.numerator()),
                    Objects.requireNonNull(value.denominator()),
                    value.scale())
                .toString());
    return outputs;
  }

  private static Quantity quantity(Side side, BigDecimal number) {
    return CATALOG.measure(side.measures().getFirst()).isMoney()
        ? new Quantity.Money(number, "USD")
        : new Quantity.Count(number, false);
  }
}
