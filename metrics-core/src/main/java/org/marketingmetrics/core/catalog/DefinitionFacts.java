package org.marketingmetrics.core.catalog;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The facts that tell one definition from another, each as a text. */
final class DefinitionFacts {
  private final Catalog catalog;

  DefinitionFacts(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Facts of the definition itself; a field that it does not have is absent. */
  Map<DefinitionField, String> of(Definition definition) {
    Map<DefinitionField, String> facts = new EnumMap<>(DefinitionField.class);
    facts.put(DefinitionField.METRIC, definition.id());
    facts.put(DefinitionField.FAMILY, definition.description().family());
    facts.put(DefinitionField.UNIT, definition.description().unit());
    switch (definition) {
      case Measure measure -> addMeasure(facts, measure);
      case Metric metric -> addMetric(facts, metric);
    }
    return facts;
  }

  private static void addMeasure(Map<DefinitionField, String> facts, Measure measure) {
    facts.put(DefinitionField.KIND, lower(measure.kind()));
    facts.put(DefinitionField.NUMERATOR, measure.id());
    facts.put(DefinitionField.AGGREGATION, aggregation(measure.kind()));
    facts.put(DefinitionField.UNIQUE_OR_TOTAL, uniqueness(measure));
  }

  private void addMetric(Map<DefinitionField, String> facts, Metric metric) {
    facts.put(DefinitionField.KIND, lower(metric.kind()));
    switch (metric.formula()) {
      case Formula.Model model -> facts.put(DefinitionField.AGGREGATION, "model");
      case Formula.RatioOfSums formula -> {
        facts.put(DefinitionField.AGGREGATION, "ratio_of_sums");
        facts.put(DefinitionField.NUMERATOR, formula.numerator().expression());
        facts.put(DefinitionField.DENOMINATOR, formula.denominator().expression());
        facts.put(DefinitionField.SCALE, Integer.toString(formula.scale()));
        facts.put(DefinitionField.UNIQUE_OR_TOTAL, uniqueness(formula.numerator()));
        facts.put(DefinitionField.ATTRIBUTION_CLASS, attribution(formula));
      }
    }
  }

  private String uniqueness(Side side) {
    return uniqueness(catalog.measure(side.terms().getFirst().measure()));
  }

  private static String uniqueness(Measure measure) {
    return switch (measure.kind()) {
      case UNIQUE, UNIQUE_PER_MESSAGE -> "unique";
      case COUNT, CURRENCY, STOCK -> "total";
    };
  }

  private static String aggregation(MeasureKind kind) {
    return switch (kind) {
      case COUNT, CURRENCY -> "sum";
      case UNIQUE -> "distinct";
      case UNIQUE_PER_MESSAGE -> "sum_over_messages";
      case STOCK -> "last_value";
    };
  }

  private static String attribution(Formula.RatioOfSums formula) {
    return formula.attribution().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
