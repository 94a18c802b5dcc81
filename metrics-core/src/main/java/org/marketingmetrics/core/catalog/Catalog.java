package org.marketingmetrics.core.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** All measures and metrics of one release, in the catalogue's order. */
public final class Catalog {
  private final List<Measure> measures;
  private final List<Metric> metrics;
  private final List<Stored> stored;
  private final Map<String, Stored> storedById = new HashMap<>();
  private final Map<String, Definition> byId = new LinkedHashMap<>();
  private final Map<Sides, Metric> quotients = new HashMap<>();
  private final AliasResolver aliases;

  Catalog(List<Measure> measures, List<Metric> metrics) {
    this.measures = List.copyOf(measures);
    this.metrics = List.copyOf(metrics);
    measures.forEach(this::add);
    metrics.forEach(this::add);
    metrics.forEach(this::addQuotient);
    this.stored = stored(measures);
    stored.forEach(one -> storedById.put(one.id(), one));
    this.aliases = new AliasResolver(this);
  }

  private List<Stored> stored(List<Measure> measures) {
    List<Stored> all = new ArrayList<>(measures);
    ReportedRate.METRICS.stream()
        .filter(byId::containsKey)
        .forEach(id -> all.add(ReportedRate.of(this, id, all.size())));
    return List.copyOf(all);
  }

  private void add(Definition definition) {
    if (byId.putIfAbsent(definition.id(), definition) != null) {
      throw new IllegalStateException("two definitions have the id " + definition.id());
    }
  }

  /** Both sides of a ratio as a formula writes them. */
  private record Sides(String numerator, String denominator) {}

  private void addQuotient(Metric metric) {
    if (metric.formula() instanceof Formula.RatioOfSums ratio
        && ratio.scale() == 1
        && ratio.attribution().isEmpty()) {
      quotients.putIfAbsent(
          new Sides(ratio.numerator().expression(), ratio.denominator().expression()), metric);
    }
  }

  /** The metric that is the one measure over the other and nothing else, if there is one. */
  public Optional<Metric> quotient(Measure numerator, Measure denominator) {
    return Optional.ofNullable(quotients.get(new Sides(numerator.id(), denominator.id())));
  }

  /** The catalogue of this release, read once from the file beside the core. */
  public static Catalog standard() {
    return CatalogFile.STANDARD;
  }

  /** All measures; a measure's ordinal is its place here. */
  public List<Measure> measures() {
    return measures;
  }

  /** All that a stored row can hold, by ordinal: the measures, then rates as they are reported. */
  public List<Stored> stored() {
    return stored;
  }

  /** The one of that id that a stored row can hold, if there is one. */
  public Optional<Stored> stored(String id) {
    return Optional.ofNullable(storedById.get(id));
  }

  /** All metrics. */
  public List<Metric> metrics() {
    return metrics;
  }

  /** Measures, then metrics. */
  public Collection<Definition> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** Finds definitions by any of their names. */
  public AliasResolver aliases() {
    return aliases;
  }

  /**
   * The identity fields that belong to values of the definition: those of its measures; the
   * currency only where the unit is money, since it cancels in a ratio of two amounts.
   */
  public Set<BasisField> identityFields(Definition definition) {
    Set<BasisField> fields = EnumSet.noneOf(BasisField.class);
    switch (definition) {
      case Measure measure -> fields.addAll(measure.identity());
      case Metric metric -> {
        if (metric.formula() instanceof Formula.RatioOfSums formula) {
          formula.measures().forEach(measure -> fields.addAll(measure(measure).identity()));
        }
        fields.remove(BasisField.CURRENCY);
        if (metric.kind() == MetricKind.CURRENCY_PER_UNIT) {
          fields.add(BasisField.CURRENCY);
        }
      }
    }
    return fields;
  }

  /** The entry of that id, if there is one. */
  public Optional<Definition> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The measure of that id.
   *
   * @throws MetricsException UNKNOWN_MEASURE
   */
  public Measure measure(MeasureId id) {
    if (byId.get(id.id()) instanceof Measure measure) {
      return measure;
    }
    throw MetricsException.of(
            ErrorReason.UNKNOWN_MEASURE,
            "no measure '%s'; list the measures with CatalogService.ListMetrics".formatted(id))
        .with("measure", id.id())
        .with("did_you_mean", String.join(",", closeMeasures(id.id())))
        .build();
  }

  /** Ids of measures that may be meant: those of a metric, else those with names much like it. */
  public List<String> closeMeasures(String typed) {
    return byId.get(typed) instanceof Metric metric
            && metric.formula() instanceof Formula.RatioOfSums formula
        ? formula.measures().stream().map(MeasureId::id).toList()
        : aliases.didYouMean(typed).stream().filter(id -> byId.get(id) instanceof Measure).toList();
  }

  /**
   * The metric of that id.
   *
   * @throws MetricsException UNKNOWN_METRIC
   */
  public Metric metric(MetricId id) {
    if (byId.get(id.id()) instanceof Metric metric) {
      return metric;
    }
    throw MetricsException.of(
            ErrorReason.UNKNOWN_METRIC,
            "no metric '%s'; ask CatalogService.ResolveMetric for the name you have".formatted(id))
        .with("metric", id.id())
        .with("did_you_mean", String.join(",", aliases.didYouMean(id.id())))
        .build();
  }
}
