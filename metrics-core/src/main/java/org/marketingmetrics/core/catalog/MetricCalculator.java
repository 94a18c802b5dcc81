package org.marketingmetrics.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;

/**
 * Turns exact sums into the answer envelope (domain rules A): a ratio of sums, never a mean of
 * rates, rounded once; a zero denominator is null and never 0.
 */
public final class MetricCalculator {
  private MetricCalculator() {}

  /**
   * A metric from the sums of the measures its formula names. A measure without value makes the
   * metric null with NO_DATA; amounts of several currencies make it null with MIXED_CURRENCY.
   *
   * @throws IllegalArgumentException when the metric is no ratio of sums
   */
  public static MetricValue metric(
      Metric metric, Map<MeasureId, Quantity> sums, ValueContext context) {
    Formula.RatioOfSums formula = ratio(metric);
    SideSum numerator = SideSum.of(formula.numerator(), sums);
    SideSum denominator = SideSum.of(formula.denominator(), sums);
    SortedSet<String> currencies = new TreeSet<>();
    Quantity upper = amount(numerator, currencies);
    Quantity lower = amount(denominator, currencies);
    if (!currencies.isEmpty()) {
      List<MeasureId> money =
          formula.measures().stream()
              .filter(measure -> sums.get(measure) instanceof Quantity.Money)
              .toList();
      return mixed(metric, money, currencies, upper, lower, context);
    }
    List<MeasureId> missing =
        formula.measures().stream().filter(measure -> !sums.containsKey(measure)).toList();
    return missing.isEmpty()
        ? metric(metric, upper, lower, context)
        : absent(metric, NullReason.NO_DATA, because(missing), upper, lower, context);
  }

  /**
   * The exact sums of numerator and denominator, or of a measure alone; empty when a measure is
   * missing or currencies differ.
   *
   * @throws IllegalArgumentException when the definition is a model
   */
  public static Optional<List<Quantity>> sides(
      Definition definition, Map<MeasureId, Quantity> sums) {
    return switch (definition) {
      case Measure measure -> Optional.ofNullable(sums.get(measure.measure())).map(List::of);
      case Metric metric -> {
        SideSum upper = SideSum.of(ratio(metric).numerator(), sums);
        SideSum lower = SideSum.of(ratio(metric).denominator(), sums);
        yield upper instanceof SideSum.Amount above
                && lower instanceof SideSum.Amount below
                && !differ(above.quantity(), below.quantity())
            ? Optional.of(List.of(above.quantity(), below.quantity()))
            : Optional.empty();
      }
    };
  }

  private static boolean differ(Quantity one, Quantity other) {
    return one instanceof Quantity.Money left
        && other instanceof Quantity.Money right
        && !left.currency().equals(right.currency());
  }

  private static @Nullable Quantity amount(SideSum sum, SortedSet<String> mixed) {
    return switch (sum) {
      case SideSum.Amount amount -> amount.quantity();
      case SideSum.Missing missing -> null;
      case SideSum.MixedCurrency several -> {
        mixed.addAll(several.currencies());
        yield null;
      }
    };
  }

  /**
   * A metric from the sums of its two sides.
   *
   * @param numerator null when nothing is known of it
   * @param denominator null when nothing is known of it
   * @throws IllegalArgumentException when the metric is no ratio of sums
   */
  public static MetricValue metric(
      Metric metric,
      @Nullable Quantity numerator,
      @Nullable Quantity denominator,
      ValueContext context) {
    if (numerator == null || denominator == null) {
      List<MeasureId> missing = new ArrayList<>();
      missing.addAll(numerator == null ? ratio(metric).numerator().measures() : List.of());
      missing.addAll(denominator == null ? ratio(metric).denominator().measures() : List.of());
      return absent(metric, NullReason.NO_DATA, because(missing), numerator, denominator, context);
    }
    if (numerator instanceof Quantity.Money upper
        && denominator instanceof Quantity.Money lower
        && !upper.currency().equals(lower.currency())) {
      SortedSet<String> currencies = new TreeSet<>(List.of(upper.currency(), lower.currency()));
      List<MeasureId> all = List.copyOf(ratio(metric).measures());
      return mixed(metric, all, currencies, numerator, denominator, context);
    }
    if (denominator.number().signum() == 0) {
      return absent(
          metric,
          NullReason.ZERO_DENOMINATOR,
          because(ratio(metric).denominator().measures()),
          numerator,
          denominator,
          context);
    }
    return present(metric, numerator, denominator, context);
  }

  private static MetricValue present(
      Metric metric, Quantity numerator, Quantity denominator, ValueContext context) {
    int scale = ratio(metric).scale();
    ExactRatio value = exact(numerator, denominator, scale);
    IntervalAbsence absence =
        intervalAbsence(metric.kind(), numerator, denominator, context.intervalRule());
    Interval interval =
        absence == null ? Proportion.wilson(numerator, denominator, context.confidence()) : null;
    return new MetricValue(
        metric.id(),
        metric.version(),
        value.doubleValue(),
        currency(numerator, denominator),
        numerator,
        denominator,
        scale,
        interval,
        absence,
        null,
        NullDetail.NONE,
        context.basis(),
        warnings(metric.kind(), interval, context),
        context.quality());
  }

  /** The exact value of two sums; the denominator is not 0. */
  public static ExactRatio exact(Quantity numerator, Quantity denominator, int scale) {
    return ExactRatio.of(
        numerator.number().multiply(java.math.BigDecimal.valueOf(scale)), denominator.number());
  }

  /** Money per unit has a currency; in a ratio of two amounts it cancels. */
  private static @Nullable String currency(Quantity numerator, Quantity denominator) {
    return numerator instanceof Quantity.Money money && denominator instanceof Quantity.Count
        ? money.currency()
        : null;
  }

  /** Null when the pair has a binomial interval. */
  private static @Nullable IntervalAbsence intervalAbsence(
      MetricKind kind, Quantity numerator, Quantity denominator, IntervalRule rule) {
    IntervalAbsence ofRatio =
        switch (rule) {
          case QUERY -> IntervalAbsence.NEEDS_UNIT_DATA;
          case FUNNEL -> IntervalAbsence.NOT_BINOMIAL;
        };
    IntervalAbsence ofPair = Proportion.absence(numerator, denominator);
    return switch (kind) {
      case RATE -> ofPair;
      case RATE_GUARDED ->
          ofPair == IntervalAbsence.VIOLATION && rule == IntervalRule.QUERY ? ofRatio : ofPair;
      case RATIO, CURRENCY_PER_UNIT -> ofRatio;
    };
  }

  private static List<Warning> warnings(
      MetricKind kind, @Nullable Interval interval, ValueContext context) {
    if (interval == null || kind != MetricKind.RATE_GUARDED) {
      return context.warnings();
    }
    return Proportion.withBinomialAssumed(context.warnings());
  }

  /** A measure: its own sum, without interval. */
  public static MetricValue measure(
      Measure measure, @Nullable Quantity amount, ValueContext context) {
    if (amount == null) {
      List<MeasureId> missing = List.of(measure.measure());
      return absent(measure, NullReason.NO_DATA, because(missing), null, null, context);
    }
    return new MetricValue(
        measure.id(),
        measure.version(),
        amount.number().doubleValue(),
        amount instanceof Quantity.Money money ? money.currency() : null,
        amount,
        null,
        1,
        null,
        null,
        null,
        NullDetail.NONE,
        context.basis(),
        context.warnings(),
        context.quality());
  }

  /**
   * A measure or metric without value.
   *
   * @param numerator given beside a zero denominator; null when not computable
   * @param denominator as {@code numerator}
   */
  public static MetricValue absent(
      Definition definition,
      NullReason reason,
      NullDetail detail,
      @Nullable Quantity numerator,
      @Nullable Quantity denominator,
      ValueContext context) {
    return new MetricValue(
        definition.id(),
        definition.version(),
        null,
        null,
        numerator,
        denominator,
        scale(definition),
        null,
        null,
        reason,
        detail,
        context.basis(),
        context.warnings(),
        context.quality());
  }

  private static NullDetail because(List<MeasureId> measures) {
    return NullDetail.NONE.of(measures.stream().map(MeasureId::id).distinct().toList());
  }

  private static MetricValue mixed(
      Metric metric,
      List<MeasureId> measures,
      SortedSet<String> currencies,
      @Nullable Quantity numerator,
      @Nullable Quantity denominator,
      ValueContext context) {
    NullDetail detail =
        NullDetail.ofCurrencies(new ArrayList<>(currencies)).of(because(measures).measures());
    return absent(metric, NullReason.MIXED_CURRENCY, detail, numerator, denominator, context);
  }

  private static int scale(Definition definition) {
    return definition instanceof Metric metric
            && metric.formula() instanceof Formula.RatioOfSums formula
        ? formula.scale()
        : 1;
  }

  private static Formula.RatioOfSums ratio(Metric metric) {
    return switch (metric.formula()) {
      case Formula.RatioOfSums formula -> formula;
      case Formula.Model _ ->
          throw new IllegalArgumentException(metric.id() + " is a model, not a ratio of sums");
    };
  }
}
