package org.marketingmetrics.server.advice;

import org.marketingmetrics.api.v1.OptimizationLever;
import org.marketingmetrics.api.v1.OptimizationLeverCode;
import org.marketingmetrics.api.v1.OptimizationPriority;
import org.marketingmetrics.api.v1.PrioritizeOptimizationResponse;
import org.marketingmetrics.api.v1.PriorityBlocker;
import org.marketingmetrics.api.v1.PriorityLine;
import org.marketingmetrics.api.v1.PriorityNumbers;
import org.marketingmetrics.api.v1.PriorityOutcome;
import org.marketingmetrics.api.v1.PriorityRule;
import org.marketingmetrics.api.v1.PriorityTarget;
import org.marketingmetrics.api.v1.ReferenceSource;
import org.marketingmetrics.core.advice.priority.Prioritized;
import org.marketingmetrics.core.advice.priority.Target;
import org.marketingmetrics.core.advice.priority.Uplifts;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.funnel.FunnelStepProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** Priorities on the wire. */
final class PriorityAdviceProtos {
  private PriorityAdviceProtos() {}

  static PrioritizeOptimizationResponse toProto(
      Prioritized prioritized, double elasticity, Texts texts) {
    WarningProtos warnings = new WarningProtos(texts);
    BenchmarkProtos benchmarks = new BenchmarkProtos(texts);
    FunnelStepProtos steps = new FunnelStepProtos(texts);
    PrioritizeOptimizationResponse.Builder proto =
        PrioritizeOptimizationResponse.newBuilder()
            .setPriority(EnumProtos.toProto(OptimizationPriority.class, prioritized.priority()))
            .addAllMissing(prioritized.missing())
            .setText(text(prioritized, texts))
            .setDataRevision(prioritized.revision());
    if (prioritized.blocker() != null) {
      proto.setBlocker(EnumProtos.toProto(PriorityBlocker.class, prioritized.blocker()));
    }
    prioritized
        .lines()
        .forEach(
            line ->
                proto.addLines(
                    PriorityLine.newBuilder()
                        .setRule(EnumProtos.toProto(PriorityRule.class, line.rule()))
                        .setOutcome(EnumProtos.toProto(PriorityOutcome.class, line.outcome()))));
    prioritized.steps().forEach(step -> proto.addSteps(steps.toProto(step)));
    addNumbers(prioritized, elasticity, texts, proto);
    prioritized
        .levers()
        .forEach(
            lever ->
                proto.addLevers(
                    OptimizationLever.newBuilder()
                        .setCode(EnumProtos.toProto(OptimizationLeverCode.class, lever))
                        .setText(texts.text("lever", lever))));
    prioritized
        .falsifiers()
        .forEach(one -> proto.addFalsifiers(FalsifierProtos.toProto(one, texts)));
    prioritized.history().forEach(one -> proto.addHistory(benchmarks.toProto(one)));
    prioritized.warnings().forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    return proto.build();
  }

  private static String text(Prioritized prioritized, Texts texts) {
    return prioritized.blocker() == null
        ? texts.text("priority", prioritized.priority())
        : texts.text("blocker", prioritized.blocker());
  }

  private static void addNumbers(
      Prioritized prioritized,
      double elasticity,
      Texts texts,
      PrioritizeOptimizationResponse.Builder proto) {
    MetricValueProtos values = new MetricValueProtos(texts);
    if (prioritized.targetCtr() != null) {
      proto.setTargetCtr(
          target(prioritized.targetCtr(), prioritized.ctr(), prioritized.ctrGapSettled(), values));
    }
    if (prioritized.targetCvr() != null) {
      proto.setTargetCvr(
          target(prioritized.targetCvr(), prioritized.cvr(), prioritized.cvrGapSettled(), values));
    }
    if (prioritized.uplifts() != null) {
      proto.setNumbers(numbers(prioritized, prioritized.uplifts(), elasticity));
    }
    if (prioritized.testing() != null) {
      proto
          .getTrafficBuilder()
          .setClicksIn4Weeks(prioritized.testing().clicksIn4Weeks())
          .setClicksNeeded(prioritized.testing().clicksNeeded());
    }
  }

  private static PriorityTarget target(
      Target target, MetricValue value, boolean settled, MetricValueProtos values) {
    return PriorityTarget.newBuilder()
        .setTarget(target.value().doubleValue())
        .setSource(
            switch (target.source()) {
              case STATED -> ReferenceSource.REFERENCE_SOURCE_TARGET;
              case BENCHMARK -> ReferenceSource.REFERENCE_SOURCE_BENCHMARK;
            })
        .setBenchmark(target.benchmark())
        .setValue(values.toProto(value))
        .setGapSettled(settled)
        .build();
  }

  private static PriorityNumbers numbers(
      Prioritized prioritized, Uplifts uplifts, double elasticity) {
    PriorityNumbers.Builder proto =
        PriorityNumbers.newBuilder()
            .setCurrencyCode(prioritized.currency())
            .setRevenue(uplifts.revenue().doubleValue())
            .setRevenuePerClick(uplifts.revenuePerClick().doubleValue())
            .setCtrFactor(uplifts.ctrFactor().doubleValue())
            .setCvrFactor(uplifts.cvrFactor().doubleValue())
            .setCtrUplift(uplifts.ctr().doubleValue())
            .setCvrUplift(uplifts.cvr().doubleValue())
            .setBothUplift(uplifts.both().doubleValue())
            .setInteraction(uplifts.interaction().doubleValue())
            .setCpcElasticity(elasticity);
    if (prioritized.cpc() != null) {
      proto.setCostPerClick(prioritized.cpc());
    }
    if (uplifts.contributionPerClick() != null) {
      proto.setContributionPerClick(uplifts.contributionPerClick().doubleValue());
    }
    if (uplifts.ctrProfit() != null) {
      proto.setCtrProfitUplift(uplifts.ctrProfit().doubleValue());
    }
    if (uplifts.cvrProfit() != null) {
      proto.setCvrProfitUplift(uplifts.cvrProfit().doubleValue());
    }
    return proto.build();
  }
}
