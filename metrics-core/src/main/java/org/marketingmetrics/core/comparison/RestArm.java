package org.marketingmetrics.core.comparison;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.IntervalRule;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.rows.Need;
import org.marketingmetrics.core.statistics.Trials;
import org.marketingmetrics.core.statistics.UnitSums;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/** Several segments together as one side of a comparison. */
final class RestArm {
  private final Catalog catalog;
  private final Definition definition;
  private final TestSettings settings;

  RestArm(Catalog catalog, Definition definition, TestSettings settings) {
    this.catalog = catalog;
    this.definition = definition;
    this.settings = settings;
  }

  /**
   * The segments together. Their trials keep the weight that each one's dispersion leaves them; how
   * far the segments differ from each other does not count as dispersion.
   *
   * @param others those with a value and of one definition; may be none
   */
  Arm of(List<Arm> others) {
    ValueContext context =
        new ValueContext(
            others.isEmpty() ? Basis.UNSPECIFIED : others.getFirst().value().basis(),
            settings.confidence(),
            List.of(),
            null,
            IntervalRule.QUERY);
    if (!addsUp()) {
      return without(NullReason.NOT_ADDITIVE, context);
    }
    if (others.isEmpty()) {
      return without(NullReason.NO_DATA, context);
    }
    MetricValue value = value(others, context);
    Trials trials = sum(others, false);
    Trials effective = sum(others, true);
    Map<Unit, UnitSample> samples = samples(others);
    return new Arm(
        value, trials, effective, samples, samples.isEmpty() ? obstacle(others) : null, null);
  }

  private boolean addsUp() {
    return measures().stream().allMatch(measure -> Need.of(measure).addsUp());
  }

  private List<Measure> measures() {
    return switch (definition) {
      case Measure measure -> List.of(measure);
      case Metric metric ->
          metric.formula() instanceof Formula.RatioOfSums ratio
              ? ratio.measures().stream().map(catalog::measure).toList()
              : List.of();
    };
  }

  private Arm without(NullReason reason, ValueContext context) {
    MetricValue value =
        MetricCalculator.absent(definition, reason, NullDetail.NONE, null, null, context);
    return Arm.of(value, null, Map.of(), UnitObstacle.NONE_STORED, null);
  }

  private MetricValue value(List<Arm> others, ValueContext context) {
    Quantity numerator =
        sum(others.stream().map(arm -> required(arm.value().numerator())).toList());
    return switch (definition) {
      case Measure measure -> MetricCalculator.measure(measure, numerator, context);
      case Metric metric ->
          MetricCalculator.metric(
              metric,
              numerator,
              sum(others.stream().map(arm -> required(arm.value().denominator())).toList()),
              context);
    };
  }

  private static Quantity required(@Nullable Quantity quantity) {
    return Objects.requireNonNull(quantity);
  }

  /** The quantities are of one kind and currency, since their values are of one definition. */
  private static Quantity sum(List<Quantity> quantities) {
    BigDecimal number =
        quantities.stream().map(Quantity::number).reduce(BigDecimal.ZERO, BigDecimal::add);
    return switch (quantities.getFirst()) {
      case Quantity.Money money -> new Quantity.Money(number, money.currency());
      case Quantity.Count _ ->
          new Quantity.Count(
              number,
              quantities.stream()
                  .anyMatch(one -> one instanceof Quantity.Count count && count.fractional()));
    };
  }

  private static @Nullable Trials sum(List<Arm> arms, boolean effective) {
    Trials sum = new Trials(0, 0);
    for (Arm arm : arms) {
      Trials own = effective ? arm.effective() : arm.trials();
      if (own == null) {
        return null;
      }
      sum = sum.plus(own);
    }
    return sum;
  }

  private static Map<Unit, UnitSample> samples(List<Arm> arms) {
    Map<Unit, UnitSample> samples = new EnumMap<>(Unit.class);
    for (Unit unit : Unit.values()) {
      UnitSums sums = UnitSums.NONE;
      boolean all = true;
      for (Arm arm : arms) {
        UnitSample own = arm.samples().get(unit);
        all &= own != null;
        sums = own == null ? sums : sums.plus(own.sums());
      }
      if (all) {
        samples.put(unit, new UnitSample(sums, List.of()));
      }
    }
    return samples;
  }

  private static @Nullable UnitObstacle obstacle(List<Arm> arms) {
    return arms.stream()
        .map(Arm::obstacle)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(UnitObstacle.NONE_STORED);
  }
}
