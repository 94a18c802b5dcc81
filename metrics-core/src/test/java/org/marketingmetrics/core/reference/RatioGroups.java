package org.marketingmetrics.core.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.Confidence;
import org.marketingmetrics.core.statistics.RatioDifference;
import org.marketingmetrics.core.statistics.RatioEstimate;
import org.marketingmetrics.core.statistics.UnitSums;
import org.marketingmetrics.core.value.Interval;

/** The groups about ratios of sums over units. */
final class RatioGroups {
  private RatioGroups() {}

  static Map<String, @Nullable Object> single(JsonObject in) {
    UnitSums sums = sums(in);
    RatioEstimate estimate = RatioEstimate.of(sums).orElseThrow();
    Interval interval = estimate.interval(Confidence.of(in.get("conf").getAsDouble()));
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("n", estimate.units());
    outputs.put("ratio", estimate.ratio());
    outputs.put("var", estimate.variance());
    outputs.put("se", estimate.standardError());
    outputs.put("lo", interval.lower());
    outputs.put("hi", interval.upper());
    outputs.put("sum_y", sums.sumY());
    outputs.put("sum_x", sums.sumX());
    outputs.put("sum_yy", sums.sumYy());
    outputs.put("sum_xx", sums.sumXx());
    outputs.put("sum_xy", sums.sumXy());
    return outputs;
  }

  static Map<String, @Nullable Object> difference(JsonObject in) {
    RatioDifference found =
        RatioDifference.of(
            RatioEstimate.of(sums(in.getAsJsonObject("treatment"))).orElseThrow(),
            RatioEstimate.of(sums(in.getAsJsonObject("control"))).orElseThrow(),
            Confidence.of(in.get("conf").getAsDouble()));
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("diff", found.difference());
    outputs.put("se", found.standardError());
    outputs.put("z", found.z());
    outputs.put("p_two_sided", found.p().value());
    outputs.put("lo", found.interval().lower());
    outputs.put("hi", found.interval().upper());
    outputs.put("lift", found.lift());
    Interval lift = found.liftInterval();
    outputs.put("lift_lo", lift == null ? null : lift.lower());
    outputs.put("lift_hi", lift == null ? null : lift.upper());
    return outputs;
  }

  private static UnitSums sums(JsonObject in) {
    return UnitSums.of(numbers(in, "y"), numbers(in, "x"));
  }

  private static double[] numbers(JsonObject in, String key) {
    return in.getAsJsonArray(key).asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }
}
