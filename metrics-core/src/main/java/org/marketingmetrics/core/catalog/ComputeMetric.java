package org.marketingmetrics.core.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** Computes a definition from numbers the caller gives: measures in, envelope out. */
public final class ComputeMetric {
  private final Catalog catalog;

  public ComputeMetric(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * As {@link #compute(Definition, Map, Basis, double)}, for numbers brought on one basis.
   *
   * @throws MetricsException as there
   */
  public ComputedMetric compute(Definition definition, GivenMeasures given, double confidence) {
    ComputedMetric computed = compute(definition, given.amounts(), given.basis(), confidence);
    return given.warnings().isEmpty() ? computed : computed.withWarnings(given.warnings());
  }

  /**
   * A measure or a ratio of sums. Bounces and delivered messages that are not given are derived.
   *
   * @param definition what to compute
   * @param given amounts by measure; those the definition does not need are checked and ignored
   * @param basis what is known of the numbers
   * @param confidence level of the interval, above 0 and below 1
   * @throws MetricsException INVALID_FIELD with every amount that is missing or wrong,
   *     UNKNOWN_MEASURE, DEFINITION_MISMATCH when the numbers are of other sales than the formula
   *     takes
   */
  public ComputedMetric compute(
      Definition definition, Map<MeasureId, Quantity> given, Basis basis, double confidence) {
    MailMeasures completed = checked(definition, given, basis, confidence);
    List<MeasureId> needed = needed(definition);
    List<MeasureId> derived = completed.derived().stream().filter(needed::contains).toList();
    ValueContext context =
        new ValueContext(
            basis(definition, completed),
            confidence,
            warnings(definition, completed),
            null,
            IntervalRule.QUERY);
    MetricValue value =
        switch (definition) {
          case Measure measure ->
              MetricCalculator.measure(
                  measure, completed.amounts().get(measure.measure()), context);
          case Metric metric -> MetricCalculator.metric(metric, completed.amounts(), context);
        };
    return new ComputedMetric(value, worked(definition, completed.amounts(), value), derived);
  }

  private MailMeasures checked(
      Definition definition, Map<MeasureId, Quantity> given, Basis basis, double confidence) {
    GivenAmounts amounts = new GivenAmounts(catalog);
    amounts.check(given, basis);
    if (!(confidence > 0 && confidence < 1)) {
      amounts.refuse("confidence_level", "lies above 0 and below 1, such as 0.95");
    }
    MailMeasures completed = MailMeasures.complete(given, basis);
    for (MeasureId measure : needed(definition)) {
      Quantity amount = completed.amounts().get(measure);
      if (amount == null) {
        amounts.refuse(
            GivenAmounts.field(measure), "is missing; %s needs it".formatted(definition.id()));
      } else if (completed.derived().contains(measure) && amount.number().signum() < 0) {
        amounts.refuse(
            GivenAmounts.field(measure), "would be negative: more messages bounced than were sent");
      }
    }
    amounts.requireValid();
    if (!agrees(definition, basis.attribution())) {
      throw otherSales(definition, basis);
    }
    return completed;
  }

  /** No acknowledgement helps: the figure from other sales has a name of its own. */
  private static MetricsException otherSales(Definition definition, Basis basis) {
    DefinitionIdentity formula = DefinitionIdentity.of(definition);
    DefinitionIdentity given = DefinitionIdentity.of(definition, basis);
    String wanted = wantedSales(definition).iterator().next().name();
    String stated = basis.attribution() instanceof Attribution.All ? "ALL" : "ATTRIBUTED";
    DefinitionDifference difference =
        new DefinitionDifference(
            DefinitionField.ATTRIBUTION_CLASS, wanted, stated, DifferenceEffect.FORBIDS);
    return MetricsException.of(
            ErrorReason.DEFINITION_MISMATCH,
            "%s is computed from %s sales and the basis says %s; choose the metric that takes these"
                .formatted(definition.id(), wanted, stated))
        .with("left", definition.id())
        .with("right", definition.id())
        .detail(new DefinitionMismatch(formula, given, List.of(difference), List.of()))
        .build();
  }

  private static List<MeasureId> needed(Definition definition) {
    return switch (definition) {
      case Measure measure -> List.of(measure.measure());
      case Metric metric -> List.copyOf(ratio(metric).measures());
    };
  }

  private static Formula.RatioOfSums ratio(Metric metric) {
    return switch (metric.formula()) {
      case Formula.RatioOfSums formula -> formula;
      case Formula.Model model ->
          throw MetricsException.invalidField(
              "measures",
              "%s is not computed from measures; give the inputs of one of its models %s"
                  .formatted(metric.id(), model.variants()));
    };
  }

  /** False when the basis states other sales than the formula takes. */
  private static boolean agrees(Definition definition, Attribution stated) {
    Set<Formula.AttributionClass> wanted = wantedSales(definition);
    return wanted.isEmpty()
        || switch (stated) {
          case Attribution.Unspecified _ -> true;
          case Attribution.All _ -> wanted.contains(Formula.AttributionClass.ALL);
          case Attribution.Attributed _ -> wanted.contains(Formula.AttributionClass.ATTRIBUTED);
        };
  }

  private static Set<Formula.AttributionClass> wantedSales(Definition definition) {
    return definition instanceof Metric metric
            && metric.formula() instanceof Formula.RatioOfSums formula
            && !formula.attribution().isEmpty()
        ? EnumSet.copyOf(formula.attribution().values())
        : Set.of();
  }

  /** The fields that belong to the definition; the currency is that of the amounts. */
  private Basis basis(Definition definition, MailMeasures completed) {
    Set<BasisField> fields = catalog.identityFields(definition);
    return fields.contains(BasisField.CURRENCY)
        ? completed.basis().overriddenBy(currency(definition, completed)).project(fields)
        : completed.basis().project(fields);
  }

  private static Basis currency(Definition definition, MailMeasures completed) {
    List<String> currencies = new ArrayList<>();
    for (MeasureId measure : needed(definition)) {
      if (completed.amounts().get(measure) instanceof Quantity.Money money) {
        currencies.add(money.currency());
      }
    }
    return currencies.stream().distinct().count() == 1
        ? Basis.ofCurrency(currencies.getFirst())
        : Basis.UNSPECIFIED;
  }

  private static List<Warning> warnings(Definition definition, MailMeasures completed) {
    List<Warning> warnings = new ArrayList<>();
    if (!completed.basis().states(BasisField.ATTRIBUTION)) {
      unstatedSales(definition, completed.basis()).ifPresent(warnings::add);
    }
    needed(definition).stream()
        .map(completed.disagreements()::get)
        .filter(Objects::nonNull)
        .forEach(warnings::add);
    return warnings;
  }

  /** The sales that the formula takes, against numbers that do not say which they are. */
  private static Optional<Warning> unstatedSales(Definition definition, Basis basis) {
    return definition instanceof Metric metric
            && metric.formula() instanceof Formula.RatioOfSums formula
        ? formula.attribution().entrySet().stream()
            .map(
                wanted ->
                    new Warning(
                        WarningCode.BASIS_UNSPECIFIED,
                        WarningDetail.DifferentBases.of(
                            wanted.getKey().id(),
                            basis.withAttribution(wanted.getValue().attribution()),
                            basis)))
            .findFirst()
        : Optional.empty();
  }

  private static WorkedFormula worked(
      Definition definition, Map<MeasureId, Quantity> amounts, MetricValue value) {
    return switch (definition) {
      case Measure measure ->
          new WorkedFormula.Sum(Objects.requireNonNull(amounts.get(measure.measure())));
      case Metric metric -> {
        Formula.RatioOfSums formula = ratio(metric);
        yield new WorkedFormula.Ratio(
            terms(formula.numerator(), amounts),
            terms(formula.denominator(), amounts),
            formula.scale(),
            value.value());
      }
    };
  }

  private static List<WorkedFormula.WorkedTerm> terms(Side side, Map<MeasureId, Quantity> amounts) {
    return side.terms().stream()
        .map(
            term ->
                new WorkedFormula.WorkedTerm(
                    term.measure(),
                    term.sign(),
                    Objects.requireNonNull(amounts.get(term.measure()))))
        .toList();
  }
}
