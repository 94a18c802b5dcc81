package org.marketingmetrics.core.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.DriverDecomposition;
import org.marketingmetrics.core.statistics.DriverFactor;
import org.marketingmetrics.core.statistics.MannKendall;
import org.marketingmetrics.core.statistics.MixCounts;
import org.marketingmetrics.core.statistics.MixDecomposition;
import org.marketingmetrics.core.statistics.MixDecomposition.Form;
import org.marketingmetrics.core.statistics.MixSegment;
import org.marketingmetrics.core.statistics.TheilSen;
import org.marketingmetrics.core.value.ExactRatio;

/** The groups about changes from period to period. */
final class ChangeGroups {
  private ChangeGroups() {}

  static Map<String, @Nullable Object> mix(JsonObject in) {
    List<MixCounts> counts = new ArrayList<>();
    for (JsonElement element : in.getAsJsonArray("segments")) {
      JsonObject segment = element.getAsJsonObject();
      counts.add(
          new MixCounts(
              segment.get("num0").getAsBigDecimal(),
              segment.get("den0").getAsBigDecimal(),
              segment.get("num1").getAsBigDecimal(),
              segment.get("den1").getAsBigDecimal()));
    }
    MixDecomposition split = MixDecomposition.of(counts, Form.MIDPOINT);
    MixDecomposition three = MixDecomposition.of(counts, Form.THREE_TERM);
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("R0", split.from());
    outputs.put("R1", split.to());
    outputs.put("total", split.change());
    outputs.put("rate_effect", split.rateEffect());
    outputs.put("mix_effect", split.mixEffect());
    outputs.put("lasp_rate", three.rateEffect());
    outputs.put("lasp_mix", three.mixEffect());
    outputs.put("interaction", three.interaction());
    outputs.put("per_segment_rate", split.segments().stream().map(MixSegment::rateEffect).toList());
    outputs.put("per_segment_mix", split.segments().stream().map(MixSegment::mixEffect).toList());
    outputs.put("simpson_reversal", split.simpsonReversal());
    ExactRatio rate = ExactMix.rate(counts);
    ExactRatio mix = ExactMix.mix(counts);
    outputs.put("total_exact", rate.plus(mix).toString());
    outputs.put("rate_exact", rate.toString());
    outputs.put("mix_exact", mix.toString());
    return outputs;
  }

  static Map<String, @Nullable Object> drivers(JsonObject in) {
    List<String> order =
        in.getAsJsonArray("order").asList().stream().map(JsonElement::getAsString).toList();
    DriverDecomposition split =
        DriverDecomposition.of(
            order.stream()
                .map(name -> new DriverFactor(name, exact(in, "from", name), exact(in, "to", name)))
                .toList());
    Map<String, @Nullable Object> byName = new HashMap<>();
    IntStream.range(0, order.size()).forEach(i -> byName.put(order.get(i), split.effects().get(i)));
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("R0", split.from().doubleValue());
    outputs.put("R1", split.to().doubleValue());
    outputs.put("total", split.to().minus(split.from()).doubleValue());
    outputs.put("effects", byName);
    outputs.put("effects_list", split.effects());
    return outputs;
  }

  private static ExactRatio exact(JsonObject in, String period, String name) {
    BigDecimal number = in.getAsJsonObject(period).get(name).getAsBigDecimal();
    return ExactRatio.of(number);
  }

  static Map<String, @Nullable Object> trend(JsonObject in) {
    double[] values =
        in.getAsJsonArray("y").asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    double[] times = IntStream.range(0, values.length).asDoubleStream().toArray();
    MannKendall test = MannKendall.of(values);
    TheilSen line = TheilSen.of(times, values, 0.95);
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("S", test.s());
    outputs.put("var_S", test.variance());
    outputs.put("Z", test.z());
    outputs.put("p_two_sided", test.p().value());
    outputs.put("slope", line.slope());
    outputs.put("intercept_separate", line.intercept());
    outputs.put("slope_lo95", line.interval().lower());
    outputs.put("slope_hi95", line.interval().upper());
    return outputs;
  }
}
