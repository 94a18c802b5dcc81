package org.marketingmetrics.core.funnel.simulation;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.funnel.AnalyzeFunnel;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Moves the steps of a funnel, measured or assumed, and computes what that would bring; also with
 * no data at all, before anything was launched.
 */
public final class SimulateFunnel {
  private final Catalog catalog;
  private final AnalyzeFunnel analyze;
  private final WorkspaceBenchmarks benchmarks;

  /** The use case over others. */
  public SimulateFunnel(Catalog catalog, AnalyzeFunnel analyze, WorkspaceBenchmarks benchmarks) {
    this.catalog = catalog;
    this.analyze = analyze;
    this.benchmarks = benchmarks;
  }

  /** Where the numbers come from. */
  public sealed interface Start {
    /** Stored observations. */
    record Stored(DataScope data) implements Start {}

    /**
     * Stated by the caller.
     *
     * @param first how many are in the first step; at least 0
     * @param rates each later step over the one before, in order
     * @param orderValue revenue by the count of the last step; null when not stated
     * @param currency of money; empty when there is none
     */
    record Assumed(double first, List<Wanted> rates, @Nullable Wanted orderValue, String currency)
        implements Start {
      public Assumed {
        rates = List.copyOf(rates);
      }
    }
  }

  /**
   * A change as a caller states it.
   *
   * @param step the measure whose rate moves; null for the value of an order
   * @param to the number it moves to; null with {@code by}
   * @param by the share of itself it moves by, above -1; null with {@code to}
   */
  public record WantedChange(@Nullable Measure step, @Nullable Wanted to, @Nullable Double by) {}

  /**
   * What it costs, in the currency of the revenue.
   *
   * @param margin share of revenue that remains before these costs, above 0 to 1
   * @param costs of each one that reaches a step
   * @param fixed costs whatever happens
   * @param currencies all that the amounts are in
   */
  public record Costs(
      double margin, Map<Measure, BigDecimal> costs, BigDecimal fixed, Set<String> currencies) {
    public Costs {
      costs = Map.copyOf(costs);
      currencies = Set.copyOf(currencies);
    }
  }

  /**
   * A question.
   *
   * @param workspace whose benchmarks may be named too; empty for those built in
   * @param steps measures, first step first
   * @param start where the numbers come from
   * @param changes what is moved; none for the funnel alone
   * @param costs null where profit is not asked for
   * @param draws how many, from {@link FunnelSimulator#MIN_DRAWS} to {@link
   *     FunnelSimulator#MAX_DRAWS}
   * @param confidence share of the draws that a range holds
   */
  public record Request(
      Optional<WorkspaceId> workspace,
      List<Measure> steps,
      Start start,
      List<WantedChange> changes,
      @Nullable Costs costs,
      int draws,
      long seed,
      double confidence) {
    public Request {
      steps = List.copyOf(steps);
      changes = List.copyOf(changes);
    }
  }

  /**
   * The answer.
   *
   * @param simulation null when there is no funnel to begin with
   * @param missing steps without a count or rate, ids of their measures
   * @param currency of money; empty when there is none
   * @param premises what is taken for granted
   * @param warnings of the stored funnel
   * @param revision of the data that answered; 0 without stored data
   */
  public record Result(
      @Nullable Simulation simulation,
      List<String> missing,
      String currency,
      Set<Premise> premises,
      List<Warning> warnings,
      long revision) {
    public Result {
      missing = List.copyOf(missing);
      premises = java.util.Collections.unmodifiableSet(EnumSet.copyOf(premises));
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Simulates.
   *
   * @throws MetricsException INVALID_FIELD; RESOURCE_NOT_FOUND and BENCHMARK_DEFINITION_MISMATCH
   *     for a benchmark named; with stored data as {@link AnalyzeFunnel#run}
   */
  public Result run(Request request) {
    BenchmarkCatalog known =
        request.workspace().map(benchmarks::of).orElseGet(benchmarks::standard);
    Estimates estimates = new Estimates(catalog, known, request.steps());
    return switch (request.start()) {
      case Start.Stored stored -> stored(request, stored.data(), estimates);
      case Start.Assumed assumed -> assumed(request, assumed, estimates);
    };
  }

  private Result stored(Request request, DataScope data, Estimates estimates) {
    AnalyzeFunnel.Result funnel =
        analyze.run(
            new AnalyzeFunnel.Request(
                request.steps(), List.of(), data, request.confidence(), null));
    MeasuredFunnel measured = new MeasuredFunnel(catalog, request.steps(), funnel);
    String currency = measured.currency();
    if (!measured.missing().isEmpty()) {
      return new Result(
          null,
          measured.missing(),
          currency,
          EnumSet.of(Premise.LATER_RATES_STAY),
          funnel.warnings(),
          funnel.revision());
    }
    Plan plan =
        new Plan(
            measured.first(),
            measured.rates(),
            measured.orderValue(),
            economics(request, currency));
    Set<Premise> premises = EnumSet.of(Premise.LATER_RATES_STAY);
    premises.addAll(measured.premises());
    return new Result(
        simulate(request, plan, estimates, premises),
        List.of(),
        currency,
        premises,
        funnel.warnings(),
        funnel.revision());
  }

  private Result assumed(Request request, Start.Assumed assumed, Estimates estimates) {
    if (assumed.rates().size() != request.steps().size() - 1) {
      throw MetricsException.invalidField(
          "assumed.rates",
          "%d rates for %d steps; give one for each step but the first"
              .formatted(assumed.rates().size(), request.steps().size()));
    }
    Set<Premise> premises = EnumSet.of(Premise.LATER_RATES_STAY);
    List<Plan.StepRate> rates = estimates.rates("assumed.rates", assumed.rates(), premises);
    Wanted orderValue = assumed.orderValue();
    Plan plan =
        new Plan(
            assumed.first(),
            rates,
            orderValue == null
                ? null
                : estimates.orderValue("assumed.order_value", orderValue, premises),
            economics(request, assumed.currency()));
    return new Result(
        simulate(request, plan, estimates, premises),
        List.of(),
        assumed.currency(),
        premises,
        List.of(),
        0);
  }

  private static Plan.@Nullable Economics economics(Request request, String currency) {
    Costs costs = request.costs();
    if (costs == null) {
      return null;
    }
    for (String own : costs.currencies()) {
      if (!own.equals(currency)) {
        throw MetricsException.invalidField(
            "economics",
            "costs are in %s and revenue is in %s; give both in one currency"
                .formatted(own, currency.isEmpty() ? "none" : currency));
      }
    }
    return new Plan.Economics(
        costs.margin(),
        request.steps().stream()
            .map(step -> costs.costs().getOrDefault(step, BigDecimal.ZERO).doubleValue())
            .toList(),
        costs.fixed().doubleValue());
  }

  private static Simulation simulate(
      Request request, Plan plan, Estimates estimates, Set<Premise> premises) {
    if (plan.economics() != null) {
      premises.add(Premise.COSTS_LINEAR);
    }
    if (plan.orderValue() instanceof Estimate.Exact) {
      premises.add(Premise.ORDER_VALUE_FIXED);
    }
    List<Change> changes = estimates.changes(request.changes(), plan, premises);
    return new FunnelSimulator(request.draws(), request.seed(), request.confidence())
        .simulate(plan, changes);
  }
}
