package org.marketingmetrics.core.advice.email;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.EvaluateBenchmark;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.GivenMeasures;
import org.marketingmetrics.core.catalog.IntervalRule;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.MailChannels;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.funnel.AnalyzeFunnel;
import org.marketingmetrics.core.funnel.FunnelCalculator;
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.funnel.StepCount;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Diagnoses one mailing, a campaign or a period of mailings (domain rules F1). */
public final class DiagnoseEmail {
  private static final String CHANNEL = "channel";
  private static final String CAMPAIGN = "campaign";

  private final Catalog catalog;
  private final AnalyzeFunnel funnels;
  private final QueryMetrics query;
  private final EvaluateBenchmark evaluate;
  private final WorkspaceBenchmarks benchmarks;
  private final CampaignStore campaigns;

  /** The use case over others and its ports. */
  public DiagnoseEmail(
      Catalog catalog,
      AnalyzeFunnel funnels,
      QueryMetrics query,
      EvaluateBenchmark evaluate,
      WorkspaceBenchmarks benchmarks,
      CampaignStore campaigns) {
    this.catalog = catalog;
    this.funnels = funnels;
    this.query = query;
    this.evaluate = evaluate;
    this.benchmarks = benchmarks;
    this.campaigns = campaigns;
  }

  /** What is diagnosed. */
  public sealed interface Subject {
    /** Counts that the caller gives: delivered, opened, clicked, and sent if known. */
    record Given(GivenMeasures measures, LocalDate periodEnd) implements Subject {}

    /**
     * Stored mailings.
     *
     * @param data of them
     * @param comparable the sends before, of which medians are made; null for none
     */
    record Stored(DataScope data, @org.jspecify.annotations.Nullable DataScope comparable)
        implements Subject {}
  }

  /**
   * A question.
   *
   * @param workspace whose benchmarks count too; empty for those built in
   * @param stated references of the caller, by rate
   * @param scope where the mailings belong, for benchmarks
   * @param minimumSends fewer sends before make no median
   * @param minimumMessages fewer messages settle nothing
   * @param confidence level of intervals
   */
  public record Request(
      Optional<WorkspaceId> workspace,
      Subject subject,
      Map<MetricId, StatedReference> stated,
      BenchmarkScope scope,
      int minimumSends,
      long minimumMessages,
      double confidence) {
    public Request {
      stated = Map.copyOf(stated);
    }
  }

  private record Counted(List<FunnelStep> steps, List<Warning> warnings, long revision) {}

  /**
   * Diagnoses.
   *
   * @throws MetricsException INVALID_FIELD; with stored data as {@link AnalyzeFunnel#run}
   */
  public Diagnosis run(Request request) {
    Counted counted =
        switch (request.subject()) {
          case Subject.Given given -> given(given.measures(), request.confidence());
          case Subject.Stored stored -> stored(stored.data(), request.confidence());
        };
    Map<MetricId, MetricValue> values = rates(counted, request.confidence());
    LocalDate periodEnd = periodEnd(request.subject());
    BenchmarkCatalog known =
        request.workspace().map(benchmarks::of).orElseGet(benchmarks::standard);
    EmailReferences references =
        new EmailReferences(
            values,
            request.stated(),
            earlier(request.subject()),
            request.minimumSends(),
            new ScopedBenchmarks(evaluate, known, request.scope(), periodEnd, false));
    return EmailDiagnosis.of(
        new EmailDiagnosis.Input(
            counted.steps(),
            values,
            references.chosen(),
            references.history(),
            references.areInconsistent(),
            periodEnd,
            request.minimumMessages(),
            counted.warnings(),
            counted.revision()));
  }

  private static LocalDate periodEnd(Subject subject) {
    return switch (subject) {
      case Subject.Given given -> given.periodEnd();
      case Subject.Stored stored -> stored.data().range().end();
    };
  }

  private List<Measure> steps() {
    return List.of(MailRates.SENT, MailRates.DELIVERED, MailRates.OPENS, MailRates.CLICKS).stream()
        .map(catalog::measure)
        .toList();
  }

  private Counted given(GivenMeasures measures, double confidence) {
    List<StepCount> counts = new ArrayList<>();
    for (Measure step : steps()) {
      Quantity amount = measures.amounts().get(step.measure());
      if (amount == null && !step.measure().equals(MailRates.SENT)) {
        throw MetricsException.invalidField(
            "given.measures", "%s is missing; a diagnosis needs it".formatted(step.id()));
      }
      counts.add(
          new StepCount(
              step,
              amount,
              amount == null ? NullReason.NO_DATA : null,
              NullDetail.NONE,
              List.of(),
              List.of(),
              measures.basis().project(step.identity())));
    }
    return new Counted(
        new FunnelCalculator(catalog, confidence).steps(counts, measures.warnings(), null),
        measures.warnings(),
        0);
  }

  private Counted stored(DataScope data, double confidence) {
    AnalyzeFunnel.Result funnel =
        funnels.run(new AnalyzeFunnel.Request(steps(), List.of(), data, confidence, null));
    return new Counted(funnel.steps(), funnel.warnings(), funnel.revision());
  }

  /** The rates over the counts of the steps, all of one row set. */
  private Map<MetricId, MetricValue> rates(Counted counted, double confidence) {
    Map<MeasureId, Quantity> sums = new HashMap<>();
    Map<MeasureId, MetricValue> counts = new HashMap<>();
    for (FunnelStep step : counted.steps()) {
      counts.put(step.measure().measure(), step.count());
      Quantity amount = step.count().numerator();
      if (amount != null && step.count().value() != null) {
        sums.put(step.measure().measure(), amount);
      }
    }
    Map<MetricId, MetricValue> values = new LinkedHashMap<>();
    for (MetricId id : MailRates.ALL) {
      values.put(id, rate(catalog.metric(id), sums, counts, confidence));
    }
    return values;
  }

  private static MetricValue rate(
      Metric metric,
      Map<MeasureId, Quantity> sums,
      Map<MeasureId, MetricValue> counts,
      double confidence) {
    MetricValue of = java.util.Objects.requireNonNull(counts.get(MailRates.DELIVERED));
    return MetricCalculator.metric(
        metric,
        sums,
        new ValueContext(of.basis(), confidence, List.of(), of.quality(), IntervalRule.FUNNEL));
  }

  /** The rates of the sends before; the caller's own mailings, each counting alike. */
  private Map<MetricId, List<Double>> earlier(Subject subject) {
    Map<MetricId, List<Double>> values = new HashMap<>();
    DataScope data = subject instanceof Subject.Stored stored ? stored.comparable() : null;
    if (data == null) {
      return values;
    }
    List<Definition> metrics = MailRates.ALL.stream().<Definition>map(catalog::metric).toList();
    DataScope byMailing =
        new DataScope(
            data.workspace(),
            List.of(CHANNEL, CAMPAIGN),
            data.filters(),
            data.range(),
            Grain.DAY,
            data.sources(),
            data.basis(),
            data.acknowledgeMismatch(),
            data.version());
    MailChannels mail = new MailChannels(campaigns, data.workspace());
    QueryMetrics.Result result =
        query.run(new QueryMetrics.Request(metrics, byMailing, ValueContext.DEFAULT_CONFIDENCE));
    for (QueryMetrics.Row row : result.rows()) {
      if (mail.test(row.group().getFirst())) {
        for (int i = 0; i < metrics.size(); i++) {
          Double value = row.values().get(i).value();
          if (value != null) {
            values.computeIfAbsent(MailRates.ALL.get(i), id -> new ArrayList<>()).add(value);
          }
        }
      }
    }
    return values;
  }

  /** The days before a first day. */
  public static DateRange before(LocalDate first, int days) {
    return new DateRange(first.minusDays(days), first.minusDays(1));
  }
}
