package org.marketingmetrics.core.funnel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.IntervalRule;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.rows.Cell;
import org.marketingmetrics.core.channeldata.rows.Envelopes;
import org.marketingmetrics.core.channeldata.rows.MetricAnswer;
import org.marketingmetrics.core.channeldata.rows.Need;
import org.marketingmetrics.core.channeldata.rows.NeedOutcome;
import org.marketingmetrics.core.channeldata.rows.RowAnswer;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.channeldata.rows.Sum;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;

/** The row set of one funnel: its step counts, and values over the same rows. */
final class FunnelRows {
  private final Catalog catalog;
  private final Facts facts;
  private final RowQuery query;
  private final RowAnswer answer;
  private final Envelopes envelopes;
  private final double confidence;
  private final @Nullable Cell cell;

  FunnelRows(Catalog catalog, Facts facts, RowQuery query, RowAnswer answer, double confidence) {
    this.catalog = catalog;
    this.facts = facts;
    this.query = query;
    this.answer = answer;
    this.confidence = confidence;
    this.envelopes = new Envelopes(query, answer);
    this.cell = answer.cells().isEmpty() ? null : answer.cells().get(answer.cells().firstKey());
  }

  DataQuality quality() {
    return envelopes.quality(cell);
  }

  List<Warning> warnings() {
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < query.needs().size(); i++) {
      steps.add(i);
    }
    return envelopes.warnings(cell, steps);
  }

  List<StepCount> stepCounts() {
    List<StepCount> counts = new ArrayList<>();
    for (int i = 0; i < query.needs().size(); i++) {
      counts.add(stepCount(i));
    }
    return counts;
  }

  private StepCount stepCount(int index) {
    NeedOutcome outcome = answer.outcomes().get(index);
    Measure measure = query.needs().get(index).measure();
    Quantity count = cell == null || !outcome.isAnswered() ? null : cell.need(index).quantity();
    NullReason reason = outcome.nullReason();
    if (reason == null && count == null) {
      reason = cell == null ? NullReason.NO_DATA : refused();
    }
    return new StepCount(
        measure,
        reason == null ? count : null,
        reason,
        outcome.nullDetail().of(List.of(measure.id())),
        outcome.sources(),
        zones(outcome.sources()),
        outcome.basis());
  }

  private NullReason refused() {
    NullReason refused = cell == null ? null : cell.firstNull();
    return refused == null ? NullReason.NO_DATA : refused;
  }

  private List<String> zones(List<String> sources) {
    TreeSet<String> zones = new TreeSet<>();
    for (Source source : facts.sources()) {
      if (sources.contains(source.id())) {
        zones.add(source.zone().getId());
      }
    }
    return List.copyOf(zones);
  }

  /** Position of a measure among needs and extras, -1 when it is neither. */
  private int index(MeasureId measure) {
    List<Need> needs = query.needs();
    for (int i = 0; i < needs.size() + query.extras().size(); i++) {
      Need need = i < needs.size() ? needs.get(i) : query.extras().get(i - needs.size());
      if (need.measure().measure().equals(measure)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isExtra(int index) {
    return index >= query.needs().size();
  }

  private Sum sum(Cell of, int index) {
    return isExtra(index) ? of.extra(index - query.needs().size()) : of.need(index);
  }

  private ValueContext context(List<Integer> indices) {
    return new ValueContext(
        envelopes.basis(cell, indices),
        confidence,
        envelopes.warnings(cell, indices),
        envelopes.quality(cell),
        IntervalRule.FUNNEL);
  }

  /** The sum of a step or an extra over the rows of the funnel. */
  MetricValue measure(Measure measure) {
    int index = index(measure.measure());
    ValueContext context = context(List.of(index));
    NeedOutcome outcome = answer.outcomes().get(index);
    if (outcome.nullReason() != null) {
      return MetricCalculator.absent(
          measure,
          outcome.nullReason(),
          outcome.nullDetail().of(List.of(measure.id())),
          null,
          null,
          context);
    }
    if (cell != null && sum(cell, index).currencies().size() > 1) {
      return MetricCalculator.absent(
          measure,
          NullReason.MIXED_CURRENCY,
          NullDetail.ofCurrencies(sum(cell, index).currencies()).of(List.of(measure.id())),
          null,
          null,
          context);
    }
    return MetricCalculator.measure(
        measure, cell == null ? null : sum(cell, index).quantity(), context);
  }

  /** Revenue by the count of a step, over the rows that hold both. */
  MetricValue revenuePer(FunnelCalculator calculator, Measure revenue, int step) {
    int index = index(revenue.measure());
    MetricValue amount = measure(revenue);
    Measure base = query.needs().get(step).measure();
    ValueContext context = context(List.of(step, index));
    if (cell == null || amount.nullReason() != null) {
      MetricValue none = calculator.perStep(revenue, null, base, null, context);
      return amount.nullReason() == null
          ? none
          : PairRate.because(none, amount.nullReason(), amount.nullDetail());
    }
    return calculator.perStep(
        revenue, amount.numerator(), base, beside(cell, step, index).quantity(), context);
  }

  /** A step over the rows that hold an extra; over all when the extra comes from other rows. */
  private Sum beside(Cell of, int step, int extra) {
    Sum same = of.needBesideExtra(step, extra - query.needs().size());
    return same.isEmpty() ? of.need(step) : same;
  }

  /** A measure or metric over the rows of the funnel. */
  MetricValue value(Definition definition) {
    return switch (definition) {
      case Measure measure -> measure(measure);
      case Metric metric -> metric(metric);
    };
  }

  private MetricValue metric(Metric metric) {
    List<Integer> indices = new ArrayList<>();
    int extras = 0;
    if (metric.formula() instanceof Formula.RatioOfSums ratio) {
      for (MeasureId measure : ratio.measures()) {
        int index = ratio.attribution().isEmpty() ? index(measure) : -1;
        extras += index < 0 || isExtra(index) ? 1 : 0;
        indices.add(index);
      }
    }
    if (extras > 1 || indices.contains(-1)) {
      return MetricAnswer.of(catalog, metric, facts, query.scope(), confidence)
          .value(cell == null ? null : cell.key());
    }
    return overRows(metric, indices);
  }

  private MetricValue overRows(Metric metric, List<Integer> indices) {
    ValueContext context = context(indices);
    int extra = indices.stream().filter(this::isExtra).findFirst().orElse(-1);
    Map<MeasureId, Quantity> sums = new HashMap<>();
    for (int index : indices) {
      NeedOutcome outcome = answer.outcomes().get(index);
      if (outcome.nullReason() != null) {
        return MetricCalculator.absent(
            metric,
            outcome.nullReason(),
            outcome.nullDetail().of(List.of(query.all().get(index).measure().id())),
            null,
            null,
            context);
      }
      if (cell != null) {
        Sum sum = extra >= 0 && !isExtra(index) ? beside(cell, index, extra) : sum(cell, index);
        if (sum.currencies().size() > 1) {
          return MetricCalculator.absent(
              metric,
              NullReason.MIXED_CURRENCY,
              NullDetail.ofCurrencies(sum.currencies()).of(List.of(sum.measure().id())),
              null,
              null,
              context);
        }
        Quantity quantity = sum.quantity();
        if (quantity != null) {
          sums.put(sum.measure().measure(), quantity);
        }
      }
    }
    return MetricCalculator.metric(metric, sums, context);
  }
}
