package org.marketingmetrics.core.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionIdentity;
import org.marketingmetrics.core.catalog.Direction;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;

/** Holds a value against the benchmarks that concern it (domain rules B). */
public final class EvaluateBenchmark {
  private final Catalog catalog;
  private final BenchmarkAging aging;
  private final BenchmarkApplicability applicability;

  public EvaluateBenchmark(Catalog catalog, BenchmarkSettings settings) {
    this.catalog = catalog;
    this.aging = new BenchmarkAging(catalog, settings);
    this.applicability = new BenchmarkApplicability(catalog);
  }

  /**
   * A value to judge.
   *
   * @param value the value; its definition and basis are looked at
   * @param scope where it belongs
   * @param periodEnd last day of its period
   * @param named names of the benchmarks to hold it against; empty for all that apply
   * @param acknowledged true to allow another definition of the same family
   * @param band what still counts as at a mean, to both sides, in the unit of the value; 0 or more
   */
  public record Request(
      MetricValue value,
      BenchmarkScope scope,
      LocalDate periodEnd,
      List<String> named,
      boolean acknowledged,
      BigDecimal band) {
    public Request {
      named = List.copyOf(named);
    }

    /** Against all that apply, without band. */
    public static Request of(MetricValue value, BenchmarkScope scope, LocalDate periodEnd) {
      return new Request(value, scope, periodEnd, List.of(), false, BigDecimal.ZERO);
    }
  }

  /**
   * Judges a value.
   *
   * @throws MetricsException for a benchmark named by the caller: RESOURCE_NOT_FOUND,
   *     BENCHMARK_DEFINITION_MISMATCH, BENCHMARK_CHANNEL_MISMATCH
   */
  public BenchmarkAnswer evaluate(Request request, BenchmarkCatalog benchmarks) {
    Definition definition = catalog.find(request.value().definition()).orElseThrow();
    List<BenchmarkEvaluation> evaluations = new ArrayList<>();
    for (Benchmark benchmark : chosen(request, benchmarks)) {
      BenchmarkEvaluation evaluation = evaluate(benchmark, definition, request);
      if (evaluation != null) {
        evaluations.add(evaluation);
      }
    }
    if (request.value().value() == null) {
      return new BenchmarkAnswer(BenchmarkAnswer.Outcome.NO_VALUE, List.of());
    }
    evaluations.sort(
        Comparator.comparing(BenchmarkEvaluation::use)
            .thenComparing(evaluation -> evaluation.benchmark().name()));
    boolean judged =
        evaluations.stream()
            .anyMatch(evaluation -> evaluation.use() == BenchmarkEvaluation.Use.JUDGES);
    return new BenchmarkAnswer(
        judged ? BenchmarkAnswer.Outcome.JUDGED : BenchmarkAnswer.Outcome.NO_REFERENCE,
        evaluations);
  }

  private static List<Benchmark> chosen(Request request, BenchmarkCatalog benchmarks) {
    return request.named().isEmpty()
        ? benchmarks.all()
        : request.named().stream()
            .map(name -> benchmarks.find(name).orElseThrow(() -> notFound(name)))
            .toList();
  }

  /** Null when the benchmark does not concern the value. */
  private @Nullable BenchmarkEvaluation evaluate(
      Benchmark benchmark, Definition definition, Request request) {
    boolean named = !request.named().isEmpty();
    DefinitionIdentity identity = DefinitionIdentity.of(definition, request.value().basis());
    return switch (applicability.of(
        benchmark, identity, request.scope(), named, request.acknowledged())) {
      case Applicability.Applies applies ->
          evaluation(benchmark, definition, request, applies.caveats(), true);
      case Applicability.Listed listed ->
          evaluation(benchmark, definition, request, listed.caveats(), false);
      case Applicability.OtherDefinition other -> {
        if (named) {
          throw BenchmarkRefusals.definition(benchmark, other);
        }
        yield null;
      }
      case Applicability.OtherChannel other -> {
        if (named) {
          throw BenchmarkRefusals.channel(benchmark, other);
        }
        yield null;
      }
    };
  }

  private @Nullable BenchmarkEvaluation evaluation(
      Benchmark benchmark,
      Definition definition,
      Request request,
      List<Caveat> ofScope,
      boolean applies) {
    if (request.value().value() == null) {
      return null;
    }
    Standing standing =
        BenchmarkEvaluator.stand(benchmark.reference(), request.value(), request.band());
    List<Caveat> caveats = new ArrayList<>(ofScope);
    caveats.addAll(aging.caveats(benchmark, definition, request.periodEnd()));
    if (request.value().interval() == null) {
      caveats.add(Caveat.of(Caveat.Code.NO_INTERVAL));
    }
    BenchmarkAge age = aging.age(benchmark, request.periodEnd());
    BenchmarkEvaluation.Use use = use(age, applies);
    boolean judges = use == BenchmarkEvaluation.Use.JUDGES;
    return new BenchmarkEvaluation(
        benchmark,
        use,
        standing,
        judges ? label(standing.evidence(), definition.description().better()) : null,
        age,
        BenchmarkAging.years(benchmark, request.periodEnd()),
        caveats,
        SettlingSample.of(
                definition,
                request.value(),
                standing,
                Edges.of(benchmark.reference(), request.band()),
                BenchmarkEvaluator.exact(request.value()))
            .orElse(null));
  }

  private static BenchmarkEvaluation.Use use(BenchmarkAge age, boolean applies) {
    return switch (age) {
      case STALE, NOT_VALID -> BenchmarkEvaluation.Use.HISTORY;
      case FRESH, AGING, UNKNOWN, AGELESS ->
          applies ? BenchmarkEvaluation.Use.JUDGES : BenchmarkEvaluation.Use.LISTED;
    };
  }

  private static BenchmarkEvaluation.Label label(Standing.Evidence evidence, Direction better) {
    if (better == Direction.NONE) {
      return BenchmarkEvaluation.Label.NEUTRAL;
    }
    boolean up = better == Direction.UP;
    return switch (evidence) {
      case ABOVE -> up ? BenchmarkEvaluation.Label.GOOD : BenchmarkEvaluation.Label.BAD;
      case BELOW -> up ? BenchmarkEvaluation.Label.BAD : BenchmarkEvaluation.Label.GOOD;
      case WITHIN -> BenchmarkEvaluation.Label.NEUTRAL;
      case UNCERTAIN -> BenchmarkEvaluation.Label.UNCERTAIN;
    };
  }

  private static MetricsException notFound(String name) {
    return MetricsException.of(
            ErrorReason.RESOURCE_NOT_FOUND,
            "no benchmark '%s'; BenchmarkService.ListBenchmarks has all".formatted(name))
        .with("name", name)
        .build();
  }
}
