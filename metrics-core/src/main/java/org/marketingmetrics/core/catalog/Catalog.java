package org.marketingmetrics.core.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** All measures and metrics of one release, in the catalogue's order. */
public final class Catalog {
  private final List<Measure> measures;
  private final List<Metric> metrics;
  private final Map<String, Definition> byId = new LinkedHashMap<>();

  Catalog(List<Measure> measures, List<Metric> metrics) {
    this.measures = List.copyOf(measures);
    this.metrics = List.copyOf(metrics);
    measures.forEach(measure -> byId.put(measure.id(), measure));
    metrics.forEach(metric -> byId.put(metric.id(), metric));
  }

  /** The catalogue of this release, read once from the file beside the core. */
  public static Catalog standard() {
    return CatalogFile.STANDARD;
  }

  /** All measures; a measure's ordinal is its place here. */
  public List<Measure> measures() {
    return measures;
  }

  /** All metrics. */
  public List<Metric> metrics() {
    return metrics;
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
        .build();
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
        .build();
  }
}
