package org.marketingmetrics.core.catalog;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * In which contexts a definition is spoken of; empty means in all. Metrics state it; a measure is
 * spoken of where the metrics built on it are, and sales and costs everywhere.
 */
final class DefinitionContexts {
  /** Outcomes and money: every channel leads to orders, whichever metric happens to use them. */
  private static final Set<String> FAMILIES_OF_ALL = Set.of("CVR", "REV", "COST");

  private final Map<String, Set<MarketingContext>> ofMeasure = new HashMap<>();
  private final Map<String, Set<MarketingContext>> ofFamily = new HashMap<>();

  DefinitionContexts(Catalog catalog) {
    for (Metric metric : catalog.metrics()) {
      Set<MarketingContext> contexts = stated(metric);
      merge(ofFamily, metric.description().family(), contexts);
      if (metric.formula() instanceof Formula.RatioOfSums formula) {
        formula.measures().forEach(measure -> merge(ofMeasure, measure.id(), contexts));
      }
    }
  }

  private static void merge(
      Map<String, Set<MarketingContext>> contexts, String key, Set<MarketingContext> more) {
    contexts.computeIfAbsent(key, _ -> EnumSet.noneOf(MarketingContext.class)).addAll(more);
  }

  private static Set<MarketingContext> stated(Metric metric) {
    Set<MarketingContext> contexts = EnumSet.noneOf(MarketingContext.class);
    metric.contexts().forEach(id -> contexts.add(MarketingContext.find(id).orElseThrow()));
    return contexts;
  }

  Set<MarketingContext> of(Definition definition) {
    return switch (definition) {
      case Metric metric -> stated(metric);
      case Measure measure -> ofMeasure(measure);
    };
  }

  private Set<MarketingContext> ofMeasure(Measure measure) {
    String family = measure.description().family();
    if (FAMILIES_OF_ALL.contains(family)) {
      return Set.of();
    }
    Set<MarketingContext> used = ofMeasure.get(measure.id());
    return used != null ? used : ofFamily.getOrDefault(family, Set.of());
  }

  /** True when the definition is spoken of in one of the contexts. */
  boolean isSpokenIn(Definition definition, Set<MarketingContext> contexts) {
    Set<MarketingContext> own = of(definition);
    return own.isEmpty() || contexts.isEmpty() || own.stream().anyMatch(contexts::contains);
  }
}
