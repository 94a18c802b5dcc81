package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.rows.Cell;
import org.marketingmetrics.core.channeldata.rows.Envelopes;
import org.marketingmetrics.core.channeldata.rows.Need;
import org.marketingmetrics.core.channeldata.rows.NeedOutcome;
import org.marketingmetrics.core.channeldata.rows.Refusal;
import org.marketingmetrics.core.channeldata.rows.RowAnswer;
import org.marketingmetrics.core.channeldata.rows.RowAnswers;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.statistics.DriverDecomposition;
import org.marketingmetrics.core.statistics.DriverFactor;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;

/** The factors of one change, all of them over one row set of each period. */
final class ChangeByDrivers {
  private final Catalog catalog;
  private final Facts facts;
  private final Definition target;
  private final DriverChain chain;

  ChangeByDrivers(Catalog catalog, Facts facts, Definition target, Breakdown.ByDrivers asked) {
    this.catalog = catalog;
    this.facts = facts;
    this.target = target;
    this.chain = DriverChain.of(catalog, target, asked.chain());
  }

  /**
   * Splits the change.
   *
   * @param warnings takes those of the rows
   */
  Explanation.Drivers explain(
      RowQuery.Scope later, RowQuery.Scope earlier, List<Warning> warnings) {
    Map<MeasureId, Quantity> after = sums(later, "date_range", warnings);
    Map<MeasureId, Quantity> before = sums(earlier, "comparison_range", warnings);
    List<FactorValue> values =
        chain.links().stream().map(link -> FactorValue.of(link, before, after)).toList();
    List<DriverFactor> factors = values.stream().map(FactorValue::factor).toList();
    DriverDecomposition split = DriverDecomposition.of(factors);
    requireProduct(split, before, after);
    List<Explanation.Driver> drivers = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      drivers.add(values.get(i).driver(split.effects().get(i)));
    }
    return new Explanation.Drivers(
        split.from().doubleValue(),
        split.to().doubleValue(),
        split.to().minus(split.from()).doubleValue(),
        chain.currency(after),
        split.method(),
        drivers);
  }

  private Map<MeasureId, Quantity> sums(
      RowQuery.Scope scope, String period, List<Warning> warnings) {
    RowQuery query = new RowQuery(needs(), List.of(), scope, false);
    RowAnswer answer = RowAnswers.answer(facts, query);
    for (NeedOutcome outcome : answer.outcomes()) {
      requireValue(outcome.nullReason(), period);
    }
    if (answer.cells().isEmpty()) {
      throw Refusals.notComparable(target.id(), period, NullReason.NO_DATA);
    }
    Cell cell = Objects.requireNonNull(answer.cells().get(answer.cells().firstKey()));
    Map<MeasureId, Quantity> sums = new LinkedHashMap<>();
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < query.needs().size(); i++) {
      Refusal refusal = cell.refusal(i);
      requireValue(refusal == null ? null : refusal.reason(), period);
      boolean mixed = cell.need(i).currencies().size() > 1;
      requireValue(mixed ? NullReason.MIXED_CURRENCY : null, period);
      Quantity sum = cell.need(i).quantity();
      if (sum == null) {
        throw Refusals.notComparable(target.id(), period, NullReason.NO_DATA);
      }
      sums.put(cell.need(i).measure().measure(), sum);
      indices.add(i);
    }
    Warnings.addNew(warnings, new Envelopes(query, answer).warnings(cell, indices));
    return sums;
  }

  private void requireValue(@Nullable NullReason reason, String period) {
    if (reason != null) {
      throw Refusals.notComparable(target.id(), period, reason);
    }
  }

  /** The sales that a formula demands hold for all measures of the chain that have any. */
  private List<Need> needs() {
    Map<MeasureId, Formula.AttributionClass> sales =
        target instanceof Metric metric && metric.formula() instanceof Formula.RatioOfSums ratio
            ? ratio.attribution()
            : Map.of();
    return chain.measures().stream()
        .map(id -> new Need(catalog.measure(id), sales.get(id)))
        .toList();
  }

  /** Orders without clicks, say, are in the whole and in no product of rates. */
  private void requireProduct(
      DriverDecomposition split, Map<MeasureId, Quantity> before, Map<MeasureId, Quantity> after) {
    if (!split.from().equals(chain.value(before))) {
      throw Refusals.notComparable(target.id(), "comparison_range", NullReason.ZERO_DENOMINATOR);
    }
    if (!split.to().equals(chain.value(after))) {
      throw Refusals.notComparable(target.id(), "date_range", NullReason.ZERO_DENOMINATOR);
    }
  }
}
