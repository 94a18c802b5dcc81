package org.marketingmetrics.server.advice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.marketingmetrics.api.v1.GivenFunnel;
import org.marketingmetrics.api.v1.PrioritizeOptimizationRequest;
import org.marketingmetrics.api.v1.PrioritizeOptimizationResponse;
import org.marketingmetrics.core.advice.priority.Economics;
import org.marketingmetrics.core.advice.priority.PrioritizeOptimization;
import org.marketingmetrics.core.advice.priority.Prioritized;
import org.marketingmetrics.core.advice.priority.PriorityRules;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.GivenMeasures;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.BasisProtos;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.GivenMeasureProtos;
import org.marketingmetrics.server.value.PeriodProtos;
import org.marketingmetrics.server.value.QuantityProtos;
import org.marketingmetrics.server.value.ReportingDay;

/** PrioritizeOptimization from request to answer. */
final class PriorityAdviceCalls {
  private final PrioritizeOptimization prioritize;
  private final Catalog catalog;
  private final ReportingDay day;
  private final CampaignStore channels;

  PriorityAdviceCalls(
      PrioritizeOptimization prioritize,
      Catalog catalog,
      ReportingDay day,
      CampaignStore channels) {
    this.prioritize = prioritize;
    this.catalog = catalog;
    this.day = day;
    this.channels = channels;
  }

  PrioritizeOptimizationResponse run(
      PrioritizeOptimizationRequest request, Optional<WorkspaceId> workspace) {
    Prioritized prioritized =
        prioritize.run(
            new PrioritizeOptimization.Request(
                workspace,
                numbers(request, workspace),
                request.hasTargetCtr() ? BigDecimal.valueOf(request.getTargetCtr()) : null,
                request.hasTargetCvr() ? BigDecimal.valueOf(request.getTargetCvr()) : null,
                scope(request, workspace),
                economics(request),
                PriorityRules.STANDARD,
                request.hasConfidenceLevel()
                    ? request.getConfidenceLevel()
                    : ValueContext.DEFAULT_CONFIDENCE));
    requireOneCurrency(request, prioritized);
    return PriorityAdviceProtos.toProto(
        prioritized, request.getCpcElasticity(), Texts.of(request.getLanguageCode()));
  }

  private PrioritizeOptimization.Numbers numbers(
      PrioritizeOptimizationRequest request, Optional<WorkspaceId> workspace) {
    return switch (request.getNumbersCase()) {
      case GIVEN -> given(request.getGiven(), workspace);
      case STORED ->
          new PrioritizeOptimization.Numbers.Stored(
              DataScopeProtos.total(
                  workspace.orElseThrow(
                      () ->
                          MetricsException.invalidField("parent", "is required with stored data")),
                  "stored",
                  request.getStored()));
      case NUMBERS_NOT_SET -> throw MetricsException.invalidField("numbers", "set given or stored");
    };
  }

  private PrioritizeOptimization.Numbers given(GivenFunnel given, Optional<WorkspaceId> workspace) {
    LocalDate end =
        given.hasPeriodEndDate()
            ? PeriodProtos.fromProto("given.period_end_date", given.getPeriodEndDate())
            : day.today(workspace);
    return new PrioritizeOptimization.Numbers.Given(
        GivenMeasures.of(
            catalog,
            GivenMeasureProtos.fromProto("given.measures", given.getMeasuresList()),
            BasisProtos.fromProto("given.basis", given.getBasis()),
            false),
        end,
        given.getDays());
  }

  private BenchmarkScope scope(
      PrioritizeOptimizationRequest request, Optional<WorkspaceId> workspace) {
    BenchmarkScope asked = BenchmarkProtos.fromProto(request.getScope());
    Map<String, String> dimensions =
        ScopedBenchmarks.dimensions(DataScopeProtos.filters(request.getStored().getFiltersList()));
    return workspace
        .map(id -> new ChannelKinds(channels, id).scope(asked, dimensions))
        .orElse(asked);
  }

  private static Economics economics(PrioritizeOptimizationRequest request) {
    return new Economics(
        request.hasMargin() ? BigDecimal.valueOf(request.getMargin()) : null,
        request.hasCostPerClick() ? price(request).number() : null,
        goal(request),
        request.getCpcElasticity(),
        request.getSessionsExplained());
  }

  private static org.marketingmetrics.core.value.Quantity.Money price(
      PrioritizeOptimizationRequest request) {
    return QuantityProtos.money("cost_per_click", request.getCostPerClick());
  }

  private static Economics.Goal goal(PrioritizeOptimizationRequest request) {
    return switch (request.getGoal()) {
      case OPTIMIZATION_GOAL_UNSPECIFIED, OPTIMIZATION_GOAL_CONVERSIONS ->
          Economics.Goal.CONVERSIONS;
      case OPTIMIZATION_GOAL_TRAFFIC -> Economics.Goal.TRAFFIC;
      case UNRECOGNIZED ->
          throw MetricsException.invalidField("goal", "not a value this server knows");
    };
  }

  private static void requireOneCurrency(
      PrioritizeOptimizationRequest request, Prioritized prioritized) {
    String stated = request.hasCostPerClick() ? price(request).currency() : "";
    String of = prioritized.currency();
    if (!stated.isEmpty() && !of.isEmpty() && !stated.equals(of)) {
      throw MetricsException.invalidField(
          "cost_per_click.currency_code",
          "is %s, and the revenue is in %s; give both in one currency".formatted(stated, of));
    }
  }
}
