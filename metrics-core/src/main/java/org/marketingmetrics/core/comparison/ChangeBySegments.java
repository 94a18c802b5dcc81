package org.marketingmetrics.core.comparison;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.rows.CellKey;
import org.marketingmetrics.core.channeldata.rows.MetricAnswer;
import org.marketingmetrics.core.channeldata.rows.Need;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.statistics.MixCounts;
import org.marketingmetrics.core.statistics.MixDecomposition;
import org.marketingmetrics.core.statistics.MixSegment;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** Rate and mix of the segments of one change. */
final class ChangeBySegments {
  private final Catalog catalog;
  private final Facts facts;
  private final Metric metric;
  private final Breakdown.BySegments asked;
  private final SortedMap<String, NullReason> excluded = new TreeMap<>();

  ChangeBySegments(Catalog catalog, Facts facts, Metric metric, Breakdown.BySegments asked) {
    this.catalog = catalog;
    this.facts = facts;
    this.metric = metric;
    this.asked = asked;
  }

  /**
   * Splits the change.
   *
   * @param one value of the later period as a whole
   * @param other value of the earlier period as a whole
   * @param warnings takes what is found
   */
  Explanation.Mix explain(
      RowQuery.Scope later, RowQuery.Scope earlier, Arm one, Arm other, List<Warning> warnings) {
    requireAdditive();
    Map<String, MetricAnswer.Sides> after = sides(later);
    Map<String, MetricAnswer.Sides> before = sides(earlier);
    SortedSet<String> all = new TreeSet<>(after.keySet());
    all.addAll(before.keySet());
    all.removeAll(excluded.keySet());
    List<String> values = List.copyOf(all);
    List<MixCounts> counts =
        values.stream().map(value -> counts(before.get(value), after.get(value))).toList();
    requireDenominator(counts);
    if (!sums(one.value(), after, values) || !sums(other.value(), before, values)) {
      warnings.add(Warning.of(WarningCode.BREAKDOWN_PARTIAL));
    }
    return explanation(values, MixDecomposition.of(counts, asked.form()));
  }

  /** Distinct people of segments are not parts of the distinct people of all. */
  private void requireAdditive() {
    if (metric.formula() instanceof Formula.RatioOfSums ratio
        && ratio.measures().stream()
            .map(catalog::measure)
            .anyMatch(measure -> !Need.of(measure).addsUp())) {
      throw Refusals.notComparable(metric.id(), "date_range", NullReason.NOT_ADDITIVE);
    }
  }

  private Map<String, MetricAnswer.Sides> sides(RowQuery.Scope scope) {
    CallDeadline.check();
    MetricAnswer answer =
        MetricAnswer.of(
            catalog,
            metric,
            facts,
            scope.by(List.of(asked.dimension()), Grain.TOTAL),
            ValueContext.DEFAULT_CONFIDENCE);
    Map<String, MetricAnswer.Sides> sides = new HashMap<>();
    for (CellKey key : answer.cells().keySet()) {
      String value = key.group().getFirst();
      answer
          .sides(key)
          .ifPresentOrElse(
              found -> sides.put(value, found), () -> exclude(value, answer.value(key)));
    }
    return sides;
  }

  private void exclude(String value, MetricValue without) {
    NullReason reason = without.nullReason();
    excluded.putIfAbsent(value, reason == null ? NullReason.NO_DATA : reason);
  }

  private MixCounts counts(
      MetricAnswer.@Nullable Sides before, MetricAnswer.@Nullable Sides after) {
    return new MixCounts(
        numerator(before), denominator(before), numerator(after), denominator(after));
  }

  private BigDecimal numerator(MetricAnswer.@Nullable Sides sides) {
    return sides == null
        ? BigDecimal.ZERO
        : sides.numerator().number().multiply(BigDecimal.valueOf(scale()));
  }

  private static BigDecimal denominator(MetricAnswer.@Nullable Sides sides) {
    Quantity denominator = sides == null ? null : sides.denominator();
    return denominator == null ? BigDecimal.ZERO : denominator.number();
  }

  private int scale() {
    return metric.formula() instanceof Formula.RatioOfSums ratio ? ratio.scale() : 1;
  }

  private void requireDenominator(List<MixCounts> counts) {
    boolean negative =
        counts.stream()
            .anyMatch(
                one -> one.denominatorBefore().signum() < 0 || one.denominatorAfter().signum() < 0);
    boolean before = counts.stream().anyMatch(one -> one.denominatorBefore().signum() > 0);
    boolean after = counts.stream().anyMatch(one -> one.denominatorAfter().signum() > 0);
    if (negative || !before || !after) {
      String period = before ? "date_range" : "comparison_range";
      throw Refusals.notComparable(
          metric.id(), period, counts.isEmpty() ? NullReason.NO_DATA : NullReason.ZERO_DENOMINATOR);
    }
  }

  /** True when the segments taken in sum to the whole. */
  private static boolean sums(
      MetricValue whole, Map<String, MetricAnswer.Sides> sides, List<String> values) {
    BigDecimal numerator = BigDecimal.ZERO;
    BigDecimal denominator = BigDecimal.ZERO;
    for (String value : values) {
      MetricAnswer.Sides own = sides.get(value);
      if (own != null) {
        numerator = numerator.add(own.numerator().number());
        denominator = denominator.add(denominator(own));
      }
    }
    Quantity above = whole.numerator();
    Quantity below = whole.denominator();
    return above != null
        && below != null
        && above.number().compareTo(numerator) == 0
        && below.number().compareTo(denominator) == 0;
  }

  private Explanation.Mix explanation(List<String> values, MixDecomposition split) {
    List<Integer> order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    (Integer i) -> -Math.abs(split.segments().get(i).effect())))
            .toList();
    int shown = Math.min(asked.limit(), order.size());
    return new Explanation.Mix(
        split.from(),
        split.to(),
        split.change(),
        split.rateEffect(),
        split.mixEffect(),
        split.interaction(),
        split.simpsonReversal(),
        order.subList(0, shown).stream()
            .map(i -> new Explanation.Segment(values.get(i), split.segments().get(i)))
            .toList(),
        others(order.subList(shown, order.size()).stream().map(split.segments()::get).toList()),
        excluded.entrySet().stream()
            .map(entry -> new Explanation.Excluded(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static Explanation.@Nullable Others others(List<MixSegment> segments) {
    return segments.isEmpty()
        ? null
        : new Explanation.Others(
            segments.size(),
            segments.stream().mapToDouble(MixSegment::rateEffect).sum(),
            segments.stream().mapToDouble(MixSegment::mixEffect).sum(),
            segments.stream().mapToDouble(MixSegment::interaction).sum());
  }
}
