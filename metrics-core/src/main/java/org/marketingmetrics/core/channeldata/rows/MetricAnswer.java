package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/** One measure or metric over one scope: a value for every cell. */
public final class MetricAnswer {
  private final Definition definition;
  private final RowQuery query;
  private final RowAnswer answer;
  private final Envelopes envelopes;
  private final double confidence;
  private final List<Integer> needs = new ArrayList<>();

  private MetricAnswer(Definition definition, RowQuery query, RowAnswer answer, double confidence) {
    this.definition = definition;
    this.query = query;
    this.answer = answer;
    this.confidence = confidence;
    this.envelopes = new Envelopes(query, answer);
    for (int i = 0; i < query.needs().size(); i++) {
      needs.add(i);
    }
  }

  /**
   * Computes a definition.
   *
   * @throws MetricsException INVALID_FIELD for a metric that is a model and not a ratio of sums
   */
  public static MetricAnswer of(
      Catalog catalog,
      Definition definition,
      Facts facts,
      RowQuery.Scope scope,
      double confidence) {
    RowQuery query = new RowQuery(needs(catalog, definition), List.of(), scope, false);
    return new MetricAnswer(definition, query, RowAnswers.answer(facts, query), confidence);
  }

  private static List<Need> needs(Catalog catalog, Definition definition) {
    return switch (definition) {
      case Measure measure -> List.of(Need.of(measure));
      case Metric metric ->
          switch (metric.formula()) {
            case Formula.RatioOfSums ratio ->
                ratio.measures().stream().map(id -> need(catalog, metric, ratio, id)).toList();
            case Formula.Model model ->
                throw MetricsException.invalidField(
                    "metrics",
                    "%s is a model with inputs of its own; ask CatalogService.ComputeMetric"
                        .formatted(metric.id()));
          };
    };
  }

  private static Need need(
      Catalog catalog, Metric metric, Formula.RatioOfSums ratio, MeasureId id) {
    boolean isNumerator = ratio.numerator().measures().contains(id);
    return new Need(
        catalog.measure(id), ratio.attribution().get(id), isNumerator ? metric.metric() : null);
  }

  /** What is computed. */
  public Definition definition() {
    return definition;
  }

  /** The cells that have rows, or a reason for having no value. */
  public Map<CellKey, Cell> cells() {
    return answer.cells();
  }

  /** What was decided for the measures of the definition. */
  public List<NeedOutcome> outcomes() {
    return answer.outcomes();
  }

  /** The envelope of a cell; for a cell without rows one that says so. */
  public MetricValue value(@Nullable CellKey key) {
    Cell cell = key == null ? null : answer.cells().get(key);
    ValueContext context =
        new ValueContext(
            envelopes.basis(cell, needs),
            confidence,
            envelopes.warnings(cell, needs),
            envelopes.quality(cell, key),
            IntervalRule.QUERY);
    Refusal refusal = cell == null ? null : cell.refusal();
    if (refusal != null) {
      return absent(refusal.reason(), refusal.detail(), context);
    }
    for (NeedOutcome outcome : answer.outcomes()) {
      if (outcome.nullReason() != null) {
        return absent(
            outcome.nullReason(), outcome.nullDetail().of(atFault(outcome.nullReason())), context);
      }
    }
    return cell == null
        ? absent(NullReason.NO_DATA, NullDetail.NONE, context)
        : ofSums(cell, context);
  }

  /**
   * The exact sums of a cell's two sides.
   *
   * @param numerator sum above the line; of a measure its own
   * @param denominator sum below the line; null for a measure
   */
  public record Sides(Quantity numerator, @Nullable Quantity denominator) {}

  /**
   * The sums of a cell without their envelope, for those who read many; empty where the value would
   * be null for another reason than a denominator of 0.
   */
  public Optional<Sides> sides(CellKey key) {
    Cell cell = answer.cells().get(key);
    if (cell == null
        || cell.refusal() != null
        || !answer.outcomes().stream().allMatch(NeedOutcome::isAnswered)) {
      return Optional.empty();
    }
    Map<MeasureId, Quantity> sums = new HashMap<>();
    for (int i = 0; i < query.needs().size(); i++) {
      Quantity quantity = cell.need(i).quantity();
      if (quantity == null) {
        return Optional.empty();
      }
      sums.put(cell.need(i).measure().measure(), quantity);
    }
    return MetricCalculator.sides(definition, sums)
        .map(sides -> new Sides(sides.getFirst(), sides.size() > 1 ? sides.get(1) : null));
  }

  /** Ids of the measures that have no value for this reason. */
  private List<String> atFault(NullReason reason) {
    return needs.stream()
        .filter(need -> answer.outcomes().get(need).nullReason() == reason)
        .map(need -> query.needs().get(need).measure().id())
        .toList();
  }

  private MetricValue ofSums(Cell cell, ValueContext context) {
    Map<MeasureId, Quantity> sums = new HashMap<>();
    for (int i = 0; i < query.needs().size(); i++) {
      Sum sum = cell.need(i);
      if (sum.currencies().size() > 1) {
        return absent(
            NullReason.MIXED_CURRENCY,
            NullDetail.ofCurrencies(sum.currencies()).of(List.of(sum.measure().id())),
            context);
      }
      Quantity quantity = sum.quantity();
      if (quantity != null) {
        sums.put(sum.measure().measure(), quantity);
      }
    }
    return switch (definition) {
      case Measure measure ->
          MetricCalculator.measure(measure, sums.get(measure.measure()), context);
      case Metric metric -> MetricCalculator.metric(metric, sums, context);
    };
  }

  private MetricValue absent(NullReason reason, NullDetail detail, ValueContext context) {
    return MetricCalculator.absent(definition, reason, detail, null, null, context);
  }
}
