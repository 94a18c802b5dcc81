package org.marketingmetrics.core.funnel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.rows.Cell;
import org.marketingmetrics.core.channeldata.rows.MetricAnswer;
import org.marketingmetrics.core.channeldata.rows.Sum;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/**
 * Values beside the steps of a funnel. What comes from the rows of the funnel is computed over
 * them; what does not (revenue of another source, sales of another window) over the rows or days
 * that its own sides share.
 */
final class FunnelValues {
  private final Catalog catalog;
  private final FunnelRows rows;
  private final FunnelCalculator calculator;

  FunnelValues(Catalog catalog, FunnelRows rows, FunnelCalculator calculator) {
    this.catalog = catalog;
    this.rows = rows;
    this.calculator = calculator;
  }

  /** A measure or metric. */
  MetricValue value(Definition definition) {
    return switch (definition) {
      case Measure measure -> {
        int index = rows.index(measure.measure());
        yield index < 0 ? ofOwnRows(measure) : rows.measure(index);
      }
      case Metric metric -> metric(metric);
    };
  }

  private MetricValue ofOwnRows(Definition definition) {
    Cell cell = rows.cell();
    return MetricAnswer.of(
            catalog, definition, rows.facts(), rows.query().scope(), rows.confidence())
        .value(cell == null ? null : cell.key());
  }

  /** An amount by the count of a step: the catalogue's metric where the pair is one. */
  MetricValue per(Measure amount, int step) {
    int extra = rows.index(amount.measure());
    Measure base = rows.query().needs().get(step).measure();
    Cell cell = rows.cell();
    if (cell == null || rows.belongTogether(step, extra)) {
      MetricValue sum = rows.measure(extra);
      Quantity count = cell == null ? null : rows.beside(cell, step, extra).quantity();
      MetricValue value = quotient(sum, base, count, rows.context(List.of(step, extra)));
      MetricValue ofStep = rows.measure(step);
      return ofStep.nullReason() == NullReason.NOT_ADDITIVE ? because(ofStep, value) : value;
    }
    MetricValue own = rows.measure(extra);
    MetricValue ofStep = rows.measure(step);
    if (own.nullReason() != null || ofStep.nullReason() != null) {
      MetricValue cause = own.nullReason() != null ? own : ofStep;
      return because(cause, calculator.perStep(amount, null, base, null, context(step, extra)));
    }
    FunnelRows pair = rows.pair(amount, base);
    MetricValue sum = pair.measure(0);
    MetricValue count = pair.measure(1);
    MetricValue value = quotient(sum, base, count.numerator(), pair.context(List.of(0, 1)));
    return count.nullReason() != null && sum.nullReason() == null ? because(count, value) : value;
  }

  private ValueContext context(int step, int extra) {
    return rows.context(List.of(step, extra));
  }

  private MetricValue quotient(
      MetricValue sum, Measure base, @Nullable Quantity count, ValueContext context) {
    Measure amount = catalog.measure(new MeasureId(sum.definition()));
    MetricValue value = calculator.perStep(amount, sum.numerator(), base, count, context);
    return sum.nullReason() == null ? value : because(sum, value);
  }

  /** The value null for the reason of another. */
  private static MetricValue because(MetricValue cause, MetricValue value) {
    NullReason reason = cause.nullReason();
    return reason == null ? value : PairRate.because(value, reason, cause.nullDetail());
  }

  private MetricValue metric(Metric metric) {
    List<Integer> indices = new ArrayList<>();
    if (metric.formula() instanceof Formula.RatioOfSums ratio) {
      for (MeasureId measure : ratio.measures()) {
        indices.add(ratio.attribution().isEmpty() ? rows.index(measure) : -1);
      }
    }
    return indices.contains(-1) || !areOfOneRowSet(indices)
        ? ofOwnRows(metric)
        : overRows(metric, indices);
  }

  private boolean areOfOneRowSet(List<Integer> indices) {
    List<Integer> extras = indices.stream().filter(rows::isExtra).toList();
    return extras.isEmpty()
        || (extras.size() == 1
            && indices.stream()
                .filter(index -> !rows.isExtra(index))
                .allMatch(step -> rows.belongTogether(step, extras.getFirst())));
  }

  private MetricValue overRows(Metric metric, List<Integer> indices) {
    ValueContext context = rows.context(indices);
    int extra = indices.stream().filter(rows::isExtra).findFirst().orElse(-1);
    Cell cell = rows.cell();
    Map<MeasureId, Quantity> sums = new HashMap<>();
    for (int index : indices) {
      MetricValue own = rows.measure(index);
      if (own.nullReason() != null && own.nullReason() != NullReason.NO_DATA) {
        return absent(metric, own, context);
      }
      if (cell != null) {
        Sum sum =
            extra >= 0 && !rows.isExtra(index)
                ? rows.beside(cell, index, extra)
                : rows.sum(cell, index);
        Quantity quantity = sum.quantity();
        if (quantity != null) {
          sums.put(sum.measure().measure(), quantity);
        }
      }
    }
    return MetricCalculator.metric(metric, sums, context);
  }

  private static MetricValue absent(Metric metric, MetricValue cause, ValueContext context) {
    NullReason reason = cause.nullReason() == null ? NullReason.NO_DATA : cause.nullReason();
    NullDetail detail = cause.nullDetail();
    return MetricCalculator.absent(metric, reason, detail, null, null, context);
  }
}
