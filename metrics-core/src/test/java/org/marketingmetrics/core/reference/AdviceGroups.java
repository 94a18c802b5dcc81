package org.marketingmetrics.core.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.email.EmailRow;
import org.marketingmetrics.core.advice.email.Level;
import org.marketingmetrics.core.advice.priority.Economics;
import org.marketingmetrics.core.advice.priority.PrioritizeOptimization;
import org.marketingmetrics.core.advice.priority.Prioritized;
import org.marketingmetrics.core.advice.priority.PriorityRules;
import org.marketingmetrics.core.advice.priority.Uplifts;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.BenchmarkSettings;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.GivenMeasures;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.channeldata.World;
import org.marketingmetrics.core.funnel.AnalyzeFunnel;
import org.marketingmetrics.core.value.Quantity;

/** The e-mail tree and the choice between clicks and conversions. */
final class AdviceGroups {
  private static final PrioritizeOptimization PRIORITIZE = prioritize();

  private AdviceGroups() {}

  private static PrioritizeOptimization prioritize() {
    World world = World.create();
    EvaluateBenchmark evaluate = new EvaluateBenchmark(World.CATALOG, BenchmarkSettings.STANDARD);
    WorkspaceBenchmarks benchmarks =
        new WorkspaceBenchmarks(BenchmarkCatalog.standard(), world.stores.benchmarks());
    return new PrioritizeOptimization(
        World.CATALOG,
        new AnalyzeFunnel(
            World.CATALOG,
            world.stores.workspaces(),
            world.facts,
            evaluate,
            benchmarks,
            World.CLOCK),
        evaluate,
        benchmarks);
  }

  static Map<String, @Nullable Object> email(JsonObject in) {
    EmailRow row = EmailRow.of(level(in, "open_rate"), level(in, "ctr"), level(in, "ctor"));
    return Map.of("codes", row.findings().stream().map(Enum::name).toList());
  }

  private static Level level(JsonObject in, String key) {
    return Level.valueOf(in.get(key).getAsString().toUpperCase(Locale.ROOT));
  }

  static Map<String, @Nullable Object> priority(JsonObject in) {
    BigDecimal impressions = in.get("impressions").getAsBigDecimal();
    BigDecimal clicks = impressions.multiply(in.get("ctr").getAsBigDecimal());
    BigDecimal orders = clicks.multiply(in.get("cvr").getAsBigDecimal());
    BigDecimal revenue = orders.multiply(in.get("aov").getAsBigDecimal());
    Prioritized answer =
        PRIORITIZE.run(
            new PrioritizeOptimization.Request(
                Optional.empty(),
                new PrioritizeOptimization.Numbers.Given(
                    new GivenMeasures(
                        Map.of(
                            new MeasureId("impressions"), count(impressions),
                            new MeasureId("clicks"), count(clicks),
                            new MeasureId("orders"), count(orders),
                            new MeasureId("revenue"), new Quantity.Money(revenue, "USD")),
                        Basis.UNSPECIFIED,
                        java.util.List.of()),
                    LocalDate.parse("2026-05-01"),
                    0),
                in.get("target_ctr").getAsBigDecimal(),
                in.get("target_cvr").getAsBigDecimal(),
                BenchmarkScope.UNSTATED,
                new Economics(
                    number(in, "margin"), number(in, "cpc"), Economics.Goal.CONVERSIONS, 0, false),
                PriorityRules.STANDARD,
                0.95));
    return outputs(answer, clicks, orders);
  }

  private static Quantity count(BigDecimal number) {
    return new Quantity.Count(number, false);
  }

  private static @Nullable BigDecimal number(JsonObject in, String key) {
    JsonElement element = in.get(key);
    return element == null || element.isJsonNull() ? null : element.getAsBigDecimal();
  }

  private static Map<String, @Nullable Object> outputs(
      Prioritized answer, BigDecimal clicks, BigDecimal orders) {
    Uplifts uplifts = java.util.Objects.requireNonNull(answer.uplifts());
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put("clicks", clicks.doubleValue());
    out.put("orders", orders.doubleValue());
    out.put("revenue", uplifts.revenue().doubleValue());
    out.put("revenue_per_click", uplifts.revenuePerClick().doubleValue());
    out.put("ctr_factor", uplifts.ctrFactor().doubleValue());
    out.put("cvr_factor", uplifts.cvrFactor().doubleValue());
    out.put("ctr_uplift", uplifts.ctr().doubleValue());
    out.put("cvr_uplift", uplifts.cvr().doubleValue());
    out.put("both_uplift", uplifts.both().doubleValue());
    out.put("interaction", uplifts.interaction().doubleValue());
    out.put("priority", answer.priority().name());
    out.put("blocker", answer.blocker() == null ? null : answer.blocker().name());
    if (uplifts.contributionPerClick() != null) {
      out.put("contribution_per_click", uplifts.contributionPerClick().doubleValue());
    }
    if (uplifts.ctrProfit() != null && uplifts.cvrProfit() != null) {
      out.put("ctr_profit_uplift", uplifts.ctrProfit().doubleValue());
      out.put("cvr_profit_uplift", uplifts.cvrProfit().doubleValue());
    }
    return out;
  }
}
