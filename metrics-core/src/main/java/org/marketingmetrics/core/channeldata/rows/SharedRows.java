package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Formula.AttributionClass;
import org.marketingmetrics.core.catalog.IntervalRule;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.Quotient;
import org.marketingmetrics.core.catalog.SaleSide;
import org.marketingmetrics.core.catalog.SideSum;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/**
 * Several quotients over one row set, the rows that hold every measure of all of them, so that what
 * cancels between them cancels in numbers too. One cell: no groups, no buckets.
 */
public final class SharedRows {
  private final RowQuery query;
  private final RowAnswer answer;
  private final Envelopes envelopes;
  private final @Nullable Cell cell;
  private final double confidence;

  private SharedRows(RowQuery query, RowAnswer answer, double confidence) {
    this.query = query;
    this.answer = answer;
    this.envelopes = new Envelopes(query, answer);
    this.cell = answer.cells().isEmpty() ? null : answer.cells().get(answer.cells().firstKey());
    this.confidence = confidence;
  }

  /**
   * Reads the rows.
   *
   * @param quotients all that will be asked of them
   * @param scope without groups, grain TOTAL
   */
  public static SharedRows of(
      Catalog catalog,
      Collection<Quotient> quotients,
      Facts facts,
      RowQuery.Scope scope,
      double confidence) {
    Set<Need> needs = new LinkedHashSet<>();
    for (Quotient quotient : quotients) {
      sides(quotient)
          .forEach(
              side ->
                  side.side()
                      .measures()
                      .forEach(id -> needs.add(new Need(catalog.measure(id), side.sales()))));
    }
    // Where one formula takes any sales and another certain ones, both take these.
    Set<Need> precise = new LinkedHashSet<>(needs);
    precise.removeIf(need -> need.sales() == null && sales(need.measure(), needs).size() == 1);
    RowQuery query = new RowQuery(List.copyOf(precise), List.of(), scope, false);
    return new SharedRows(query, RowAnswers.answer(facts, query), confidence);
  }

  private static Stream<SaleSide> sides(Quotient quotient) {
    return Stream.of(quotient.numerator(), quotient.denominator());
  }

  /** The sales that formulas take of a measure, as far as they say. */
  private static Set<AttributionClass> sales(Measure measure, Collection<Need> needs) {
    Set<AttributionClass> sales = new LinkedHashSet<>();
    needs.stream()
        .filter(need -> need.measure().equals(measure))
        .map(Need::sales)
        .filter(Objects::nonNull)
        .forEach(sales::add);
    return sales;
  }

  /** The envelope of one of the quotients that the rows were read for. */
  public MetricValue value(Quotient quotient) {
    List<Integer> needs =
        sides(quotient).flatMap(side -> indices(side).values().stream()).distinct().toList();
    ValueContext context =
        new ValueContext(
            envelopes.basis(cell, needs),
            confidence,
            envelopes.warnings(cell, needs),
            envelopes.quality(cell, cell == null ? null : cell.key()),
            IntervalRule.QUERY);
    Refusal refusal = refusal();
    if (refusal != null) {
      return quotient.absent(refusal.reason(), refusal.detail(), context);
    }
    SideSum numerator = sum(quotient.numerator());
    SideSum denominator = sum(quotient.denominator());
    SortedSet<String> currencies = new TreeSet<>(currencies(numerator));
    currencies.addAll(currencies(denominator));
    if (!currencies.isEmpty()) {
      return quotient.absent(
          NullReason.MIXED_CURRENCY, NullDetail.ofCurrencies(List.copyOf(currencies)), context);
    }
    return quotient.value(quantity(numerator), quantity(denominator), context);
  }

  /** By measure of a side, the need that reads it. */
  private Map<MeasureId, Integer> indices(SaleSide side) {
    Map<MeasureId, Integer> indices = new HashMap<>();
    for (MeasureId measure : side.side().measures()) {
      for (int i = 0; i < query.needs().size(); i++) {
        Need need = query.needs().get(i);
        boolean takes = side.sales() == null || side.sales() == need.sales();
        if (need.measure().measure().equals(measure) && takes) {
          indices.putIfAbsent(measure, i);
        }
      }
    }
    return indices;
  }

  /** Why nothing has a value: one row set answers all or nothing. */
  private @Nullable Refusal refusal() {
    if (cell != null && cell.refusal() != null) {
      return cell.refusal();
    }
    for (NeedOutcome outcome : answer.outcomes()) {
      NullReason reason = outcome.nullReason();
      if (reason != null) {
        return new Refusal(reason, outcome.nullDetail().of(withoutValue(reason)));
      }
    }
    return cell == null ? new Refusal(NullReason.NO_DATA, NullDetail.NONE) : null;
  }

  private List<String> withoutValue(NullReason reason) {
    List<String> measures = new ArrayList<>();
    for (int i = 0; i < query.needs().size(); i++) {
      if (answer.outcomes().get(i).nullReason() == reason) {
        measures.add(query.needs().get(i).measure().id());
      }
    }
    return measures;
  }

  private SideSum sum(SaleSide side) {
    Map<MeasureId, Quantity> amounts = new HashMap<>();
    for (Map.Entry<MeasureId, Integer> entry : indices(side).entrySet()) {
      Sum sum = Objects.requireNonNull(cell).need(entry.getValue());
      if (sum.currencies().size() > 1) {
        return new SideSum.MixedCurrency(new TreeSet<>(sum.currencies()));
      }
      Quantity quantity = sum.quantity();
      if (quantity != null) {
        amounts.put(entry.getKey(), quantity);
      }
    }
    return SideSum.of(side.side(), amounts);
  }

  private static Set<String> currencies(SideSum sum) {
    return sum instanceof SideSum.MixedCurrency mixed ? mixed.currencies() : Set.of();
  }

  private static @Nullable Quantity quantity(SideSum sum) {
    return sum instanceof SideSum.Amount amount ? amount.quantity() : null;
  }
}
