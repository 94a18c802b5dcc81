package org.marketingmetrics.core.reference;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluator;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.benchmark.Standing;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.IntervalRule;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

final class BenchmarkEvalGroup implements ReferenceGroup {
  @Override
  public Map<String, @Nullable Object> outputs(JsonObject in) {
    MetricValue value = value(in);
    Standing standing = BenchmarkEvaluator.stand(reference(in), value, BigDecimal.ZERO);
    Interval interval = value.interval();
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("value", value.value());
    outputs.put("wilson_lo", interval == null ? null : interval.lower());
    outputs.put("wilson_hi", interval == null ? null : interval.upper());
    outputs.put("position", lower(standing.position()));
    outputs.put("evidence", lower(standing.evidence()));
    outputs.put("gap_abs", standing.gapAbsolute());
    outputs.put("gap_rel", standing.gapRelative());
    outputs.put("index", standing.index());
    return outputs;
  }

  private static MetricValue value(JsonObject in) {
    return MetricCalculator.metric(
        Catalog.standard().metric(new MetricId("open_rate_delivered")),
        Quantity.Count.of(in.get("x").getAsLong()),
        Quantity.Count.of(in.get("n").getAsLong()),
        new ValueContext(
            Basis.UNSPECIFIED, in.get("conf").getAsDouble(), List.of(), null, IntervalRule.QUERY));
  }

  private static Reference reference(JsonObject in) {
    BigDecimal lower = in.get("lo").getAsBigDecimal();
    BigDecimal upper = in.get("hi").getAsBigDecimal();
    return switch (in.get("kind").getAsString()) {
      case "range" -> new Reference.Range(lower, upper);
      case "mean" -> new Reference.Mean(lower, null, null);
      case "limit" -> new Reference.Limit(lower, upper);
      default -> throw new IllegalStateException("no such kind: " + in.get("kind"));
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
