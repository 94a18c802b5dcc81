package org.marketingmetrics.server.catalog;

import java.util.Comparator;
import java.util.List;
import org.marketingmetrics.api.v1.Aggregation;
import org.marketingmetrics.api.v1.BetterDirection;
import org.marketingmetrics.api.v1.ClvModel;
import org.marketingmetrics.api.v1.FixedAttribution;
import org.marketingmetrics.api.v1.FormulaDefinition;
import org.marketingmetrics.api.v1.IdentityField;
import org.marketingmetrics.api.v1.LinearExpression;
import org.marketingmetrics.api.v1.LinearTerm;
import org.marketingmetrics.api.v1.MeasureDefinition;
import org.marketingmetrics.api.v1.MetricContext;
import org.marketingmetrics.api.v1.MetricDisplay;
import org.marketingmetrics.api.v1.ModelDefinition;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureKind;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricKind;
import org.marketingmetrics.core.catalog.Side;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.EnumProtos;

/** Converts entries of the catalogue. */
final class CatalogProtos {
  private final Texts texts;

  /** Writes names in one language. */
  CatalogProtos(Texts texts) {
    this.texts = texts;
  }

  static String name(Definition definition) {
    return "metrics/" + definition.id();
  }

  /** The name people read. */
  String displayName(Definition definition) {
    Definition.Description description = definition.description();
    return texts.isRussian() ? description.nameRu() : description.nameEn();
  }

  org.marketingmetrics.api.v1.Metric toProto(Definition definition) {
    Definition.Description description = definition.description();
    org.marketingmetrics.api.v1.Metric.Builder proto =
        org.marketingmetrics.api.v1.Metric.newBuilder()
            .setName(name(definition))
            .setId(definition.id())
            .setVersion(definition.version())
            .setDisplayName(displayName(definition))
            .addAllAliases(texts.isRussian() ? description.aliasesRu() : description.aliasesEn())
            .setKind(kind(definition))
            .setUnit(description.unit())
            .setBetter(EnumProtos.toProto(BetterDirection.class, description.better()))
            .setFamily(description.family())
            .addAllRelated(description.related())
            .setSource(description.source());
    if (description.typicalRange() != null) {
      proto.setTypicalRange(description.typicalRange());
    }
    switch (definition) {
      case Measure measure -> addMeasure(measure, proto);
      case Metric metric -> addMetric(metric, proto);
    }
    return proto.build();
  }

  static org.marketingmetrics.api.v1.MetricKind kind(Definition definition) {
    return switch (definition) {
      case Measure measure ->
          EnumProtos.toProto(org.marketingmetrics.api.v1.MetricKind.class, measure.kind());
      case Metric metric -> kind(metric.kind());
    };
  }

  private static org.marketingmetrics.api.v1.MetricKind kind(MetricKind kind) {
    return switch (kind) {
      case RATE -> org.marketingmetrics.api.v1.MetricKind.METRIC_KIND_RATE;
      case RATE_GUARDED -> org.marketingmetrics.api.v1.MetricKind.METRIC_KIND_GUARDED_RATE;
      case RATIO -> org.marketingmetrics.api.v1.MetricKind.METRIC_KIND_RATIO;
      case CURRENCY_PER_UNIT ->
          org.marketingmetrics.api.v1.MetricKind.METRIC_KIND_CURRENCY_PER_UNIT;
    };
  }

  private static void addMeasure(
      Measure measure, org.marketingmetrics.api.v1.Metric.Builder proto) {
    MeasureDefinition.Builder definition =
        MeasureDefinition.newBuilder()
            .setCounts(measure.counts())
            .setRepeats(measure.repeats())
            .setFractional(measure.fractional());
    measure.identity().stream()
        .sorted()
        .forEach(
            field -> definition.addIdentityFields(EnumProtos.toProto(IdentityField.class, field)));
    proto
        .setDisplay(
            measure.isMoney()
                ? MetricDisplay.METRIC_DISPLAY_MONEY
                : MetricDisplay.METRIC_DISPLAY_UNSPECIFIED)
        .setAggregation(aggregation(measure.kind()))
        .setAdditive(isAdditive(measure.kind()))
        .setMeasure(definition);
  }

  private static Aggregation aggregation(MeasureKind kind) {
    return switch (kind) {
      case COUNT, CURRENCY -> Aggregation.AGGREGATION_SUM;
      case UNIQUE -> Aggregation.AGGREGATION_DISTINCT;
      case UNIQUE_PER_MESSAGE -> Aggregation.AGGREGATION_SUM_OVER_MESSAGES;
      case STOCK -> Aggregation.AGGREGATION_LAST_VALUE;
    };
  }

  private static boolean isAdditive(MeasureKind kind) {
    return switch (kind) {
      case COUNT, CURRENCY, UNIQUE_PER_MESSAGE -> true;
      case UNIQUE, STOCK -> false;
    };
  }

  private static void addMetric(Metric metric, org.marketingmetrics.api.v1.Metric.Builder proto) {
    proto.setDisplay(EnumProtos.toProto(MetricDisplay.class, metric.display()));
    metric.contexts().stream()
        .flatMap(id -> MarketingContext.find(id).stream())
        .forEach(context -> proto.addContexts(EnumProtos.toProto(MetricContext.class, context)));
    switch (metric.formula()) {
      case Formula.RatioOfSums formula ->
          proto.setAggregation(Aggregation.AGGREGATION_RATIO_OF_SUMS).setFormula(toProto(formula));
      case Formula.Model model ->
          proto.setAggregation(Aggregation.AGGREGATION_MODEL).setModel(toProto(model));
    }
  }

  private static FormulaDefinition toProto(Formula.RatioOfSums formula) {
    FormulaDefinition.Builder proto =
        FormulaDefinition.newBuilder()
            .setNumerator(toProto(formula.numerator()))
            .setDenominator(toProto(formula.denominator()))
            .setScale(formula.scale())
            .setExpression(formula.expression());
    formula.attribution().entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey()))
        .forEach(
            entry ->
                proto.addFixedAttributions(
                    FixedAttribution.newBuilder()
                        .setMeasure(entry.getKey().id())
                        .setAttributed(entry.getValue() == Formula.AttributionClass.ATTRIBUTED)));
    return proto.build();
  }

  private static LinearExpression toProto(Side side) {
    LinearExpression.Builder proto = LinearExpression.newBuilder();
    side.terms()
        .forEach(
            term ->
                proto.addTerms(
                    LinearTerm.newBuilder()
                        .setMeasure(term.measure().id())
                        .setCoefficient(term.sign())));
    return proto.build();
  }

  private static ModelDefinition toProto(Formula.Model model) {
    List<ClvModel> variants =
        model.variants().stream().map(name -> ClvModel.valueOf("CLV_MODEL_" + name)).toList();
    return ModelDefinition.newBuilder().addAllClvModels(variants).build();
  }
}
