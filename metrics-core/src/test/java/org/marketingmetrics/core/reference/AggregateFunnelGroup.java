package org.marketingmetrics.core.reference;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.IntervalRule;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.funnel.FunnelCalculator;
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.funnel.StepCount;
import org.marketingmetrics.core.funnel.WorstStep;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/** The seed's funnel and typical others, with violations and empty steps. */
final class AggregateFunnelGroup implements ReferenceGroup {
  private static final Catalog CATALOG = Catalog.standard();
  private static final double CONFIDENCE = 0.95;

  private final FunnelCalculator calculator = new FunnelCalculator(CATALOG, CONFIDENCE);

  @Override
  public Map<String, @Nullable Object> outputs(JsonObject in) {
    List<StepCount> counts = new ArrayList<>();
    for (JsonElement element : in.getAsJsonArray("steps")) {
      JsonArray step = element.getAsJsonArray();
      Quantity count = new Quantity.Count(step.get(1).getAsBigDecimal(), false);
      counts.add(StepCount.of(measure(step.get(0).getAsString()), count));
    }
    List<FunnelStep> steps = calculator.steps(counts, List.of(), null);
    Map<String, @Nullable Object> outputs = new HashMap<>();
    outputs.put("rows", steps.stream().map(AggregateFunnelGroup::row).toList());
    outputs.put("overall", steps.isEmpty() ? null : steps.getLast().overallRate().value());
    outputs.put(
        "violations",
        steps.stream()
            .filter(step -> step.violation() != null)
            .map(step -> step.measure().id())
            .toList());
    outputs.put(
        "worst_step_by_rate",
        FunnelCalculator.worstSteps(steps).stream()
            .filter(worst -> worst.rule() == WorstStep.Rule.LOWEST_RATE)
            .map(worst -> steps.get(worst.step()).measure().id())
            .findFirst()
            .orElse(null));
    if (!in.get("revenue").isJsonNull()) {
      BigDecimal revenue = in.get("revenue").getAsBigDecimal();
      outputs.put("revenue", revenue);
      outputs.put("aov", counts.isEmpty() ? null : per(revenue, counts.getLast()));
      outputs.put("revenue_per_first", counts.isEmpty() ? null : per(revenue, counts.getFirst()));
    }
    return outputs;
  }

  private static Measure measure(String id) {
    return CATALOG.measure(new MeasureId(id));
  }

  private @Nullable Double per(BigDecimal revenue, StepCount step) {
    ValueContext context =
        new ValueContext(Basis.UNSPECIFIED, CONFIDENCE, List.of(), null, IntervalRule.FUNNEL);
    return calculator
        .perStep(
            measure("revenue"),
            new Quantity.Money(revenue, "USD"),
            step.measure(),
            step.count(),
            context)
        .value();
  }

  private static Map<String, @Nullable Object> row(FunnelStep step) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("step", step.measure().id());
    row.put("count", Objects.requireNonNull(step.count().numerator()).number());
    row.put("overall", step.overallRate().value());
    MetricValue rate = step.stepRate();
    if (rate != null) {
      row.put("step_rate", rate.value());
      row.put("drop_off", step.dropOff());
      row.put("drop_off_rate", step.dropOffRate());
      row.put("violation", step.violation() != null);
      putInterval(row, "wilson", rate.interval());
      putInterval(row, "overall_wilson", step.overallRate().interval());
      if (rate.intervalAbsence() != null) {
        row.put("interval_absent", rate.intervalAbsence().name());
      }
    }
    return row;
  }

  private static void putInterval(
      Map<String, @Nullable Object> row, String key, @Nullable Interval interval) {
    if (interval != null) {
      row.put(key, List.of(interval.lower(), interval.upper()));
    }
  }
}
