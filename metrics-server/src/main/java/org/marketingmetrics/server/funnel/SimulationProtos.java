package org.marketingmetrics.server.funnel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AssumedFunnel;
import org.marketingmetrics.api.v1.AssumedNumber;
import org.marketingmetrics.api.v1.FunnelChange;
import org.marketingmetrics.api.v1.FunnelEconomics;
import org.marketingmetrics.api.v1.FunnelOutcome;
import org.marketingmetrics.api.v1.FunnelUplift;
import org.marketingmetrics.api.v1.SimulateFunnelRequest;
import org.marketingmetrics.api.v1.SimulateFunnelResponse;
import org.marketingmetrics.api.v1.SimulatedNumber;
import org.marketingmetrics.api.v1.SimulationAssumption;
import org.marketingmetrics.api.v1.SimulationAssumptionCode;
import org.marketingmetrics.api.v1.SimulationVerdict;
import org.marketingmetrics.api.v1.StepCost;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.DimensionFilter;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.funnel.simulation.Outcome;
import org.marketingmetrics.core.funnel.simulation.SimulateFunnel;
import org.marketingmetrics.core.funnel.simulation.Simulation;
import org.marketingmetrics.core.funnel.simulation.Wanted;
import org.marketingmetrics.core.statistics.Draws;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.QuantityProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** Simulated funnels on the wire. */
final class SimulationProtos {
  private static final int DEFAULT_DRAWS = 10_000;

  private final DefinitionNames names;

  SimulationProtos(DefinitionNames names) {
    this.names = names;
  }

  SimulateFunnel.Request fromProto(
      Optional<WorkspaceId> workspace,
      SimulateFunnelRequest request,
      Optional<ChannelKinds> kinds) {
    List<DimensionFilter> filters = DataScopeProtos.filters(request.getStored().getFiltersList());
    List<Measure> steps = measures(steps(request), filters, kinds);
    return new SimulateFunnel.Request(
        workspace,
        steps,
        start(workspace, request),
        changes(request.getChangesList(), filters, kinds),
        request.hasEconomics() ? costs(request.getEconomics(), filters, kinds) : null,
        request.getDraws() == 0 ? DEFAULT_DRAWS : request.getDraws(),
        request.hasSeed() ? request.getSeed() : Draws.DEFAULT_SEED,
        request.hasConfidenceLevel()
            ? request.getConfidenceLevel()
            : ValueContext.DEFAULT_CONFIDENCE);
  }

  private List<Measure> measures(
      List<String> ids, List<DimensionFilter> filters, Optional<ChannelKinds> kinds) {
    return kinds
        .map(known -> names.measures(ids, filters, known))
        .orElseGet(() -> names.measures(ids));
  }

  private static List<String> steps(SimulateFunnelRequest request) {
    return switch (request.getFunnelCase()) {
      case TEMPLATE -> FunnelProtos.template(request.getTemplate()).steps();
      case CUSTOM -> request.getCustom().getStepsList();
      case FUNNEL_NOT_SET ->
          throw MetricsException.invalidField("funnel", "set template or custom");
    };
  }

  private static SimulateFunnel.Start start(
      Optional<WorkspaceId> workspace, SimulateFunnelRequest request) {
    return switch (request.getStartCase()) {
      case STORED ->
          new SimulateFunnel.Start.Stored(
              DataScopeProtos.total(
                  workspace.orElseThrow(
                      () -> MetricsException.invalidField("parent", "is required with stored")),
                  "stored",
                  request.getStored()));
      case ASSUMED -> assumed(request.getAssumed());
      case START_NOT_SET -> throw MetricsException.invalidField("start", "set stored or assumed");
    };
  }

  private static SimulateFunnel.Start assumed(AssumedFunnel assumed) {
    List<Wanted> rates = new ArrayList<>();
    for (int i = 0; i < assumed.getRatesCount(); i++) {
      rates.add(wanted("assumed.rates[%d]".formatted(i), assumed.getRates(i)));
    }
    return new SimulateFunnel.Start.Assumed(
        assumed.getFirstCount(),
        rates,
        assumed.hasOrderValue() ? wanted("assumed.order_value", assumed.getOrderValue()) : null,
        assumed.getCurrencyCode());
  }

  private static Wanted wanted(String field, AssumedNumber number) {
    return switch (number.getKindCase()) {
      case VALUE -> new Wanted.Value(number.getValue());
      case RANGE -> new Wanted.Range(number.getRange().getLower(), number.getRange().getUpper());
      case BENCHMARK -> new Wanted.OfBenchmark(number.getBenchmark());
      case KIND_NOT_SET ->
          throw MetricsException.invalidField(field, "set value, range or benchmark");
    };
  }

  private List<SimulateFunnel.WantedChange> changes(
      List<FunnelChange> changes, List<DimensionFilter> filters, Optional<ChannelKinds> kinds) {
    List<SimulateFunnel.WantedChange> wanted = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      FunnelChange change = changes.get(i);
      Measure step =
          change.hasStep() ? measures(List.of(change.getStep()), filters, kinds).getFirst() : null;
      wanted.add(
          new SimulateFunnel.WantedChange(
              step,
              change.hasTarget()
                  ? wanted("changes[%d].target".formatted(i), change.getTarget())
                  : null,
              change.hasRelative() ? Double.valueOf(change.getRelative()) : null));
    }
    return wanted;
  }

  private SimulateFunnel.Costs costs(
      FunnelEconomics economics, List<DimensionFilter> filters, Optional<ChannelKinds> kinds) {
    Map<Measure, BigDecimal> costs = new HashMap<>();
    Set<String> currencies = new HashSet<>();
    for (int i = 0; i < economics.getCostsCount(); i++) {
      StepCost cost = economics.getCosts(i);
      Measure step = measures(List.of(cost.getStep()), filters, kinds).getFirst();
      var money = QuantityProtos.money("economics.costs[%d].cost".formatted(i), cost.getCost());
      currencies.add(money.currency());
      if (costs.putIfAbsent(step, money.number()) != null) {
        throw MetricsException.invalidField(
            "economics.costs[%d].step".formatted(i), "stands twice; name each step once");
      }
    }
    BigDecimal fixed = BigDecimal.ZERO;
    if (economics.hasFixedCost()) {
      var money = QuantityProtos.money("economics.fixed_cost", economics.getFixedCost());
      currencies.add(money.currency());
      fixed = money.number();
    }
    return new SimulateFunnel.Costs(economics.getMargin(), costs, fixed, currencies);
  }

  static SimulateFunnelResponse toProto(
      SimulateFunnel.Request asked, SimulateFunnel.Result result, Texts texts) {
    WarningProtos warnings = new WarningProtos(texts);
    SimulateFunnelResponse.Builder proto =
        SimulateFunnelResponse.newBuilder()
            .setVerdict(SimulationVerdict.SIMULATION_VERDICT_NO_DATA)
            .setCurrencyCode(result.currency())
            .addAllMissingSteps(result.missing())
            .setSeed(asked.seed())
            .setDraws(asked.draws())
            .setDataRevision(result.revision());
    result.warnings().forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    result
        .premises()
        .forEach(
            code ->
                proto.addAssumptions(
                    SimulationAssumption.newBuilder()
                        .setCode(EnumProtos.toProto(SimulationAssumptionCode.class, code))
                        .setText(texts.text("premise", code))));
    if (result.simulation() != null) {
      add(asked, result.simulation(), proto);
    }
    return proto.build();
  }

  private static void add(
      SimulateFunnel.Request asked, Simulation simulation, SimulateFunnelResponse.Builder proto) {
    proto
        .setVerdict(SimulationVerdict.SIMULATION_VERDICT_SIMULATED)
        .setBaseline(outcome(asked.steps(), simulation.baseline()))
        .setScenario(outcome(asked.steps(), simulation.scenario()))
        .setLastStep(uplift(simulation.lastStep()));
    if (simulation.revenue() != null) {
      proto.setRevenue(uplift(simulation.revenue()));
    }
    if (simulation.profit() != null) {
      proto.setProfit(uplift(simulation.profit()));
    }
  }

  private static FunnelOutcome outcome(List<Measure> measures, Outcome outcome) {
    FunnelOutcome.Builder proto = FunnelOutcome.newBuilder();
    for (int i = 0; i < outcome.steps().size(); i++) {
      Outcome.Step step = outcome.steps().get(i);
      var one =
          proto.addStepsBuilder().setMeasure(measures.get(i).id()).setCount(number(step.count()));
      if (step.rate() != null) {
        one.setStepRate(number(step.rate()));
      }
    }
    set(outcome.revenue()).ifPresent(proto::setRevenue);
    set(outcome.profit()).ifPresent(proto::setProfit);
    return proto.build();
  }

  private static Optional<SimulatedNumber> set(Outcome.@Nullable Amount amount) {
    return Optional.ofNullable(amount).map(SimulationProtos::number);
  }

  private static SimulatedNumber number(Outcome.Amount amount) {
    return SimulatedNumber.newBuilder()
        .setValue(amount.value())
        .setLower(amount.spread().lower())
        .setMedian(amount.spread().median())
        .setUpper(amount.spread().upper())
        .build();
  }

  private static FunnelUplift uplift(Simulation.Uplift uplift) {
    return FunnelUplift.newBuilder()
        .addAllAlone(uplift.alone())
        .setInteraction(uplift.interaction())
        .setTotal(number(uplift.total()))
        .build();
  }
}
