package org.marketingmetrics.core.catalog;

import java.util.Optional;
import java.util.Set;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Finds the definition a request names: by id, by id and version ({@code ctr@1}), or by a name or
 * alias that means one thing only. An id always means itself, even where it is an alias of others
 * too.
 */
public final class DefinitionLookup {
  private final Catalog catalog;

  /** Looks in one catalogue. */
  public DefinitionLookup(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The definition of that name.
   *
   * @param context where the name was used; empty when not known
   * @throws MetricsException UNKNOWN_METRIC, AMBIGUOUS_METRIC with the candidates
   */
  public Definition require(String name, Set<MarketingContext> context) {
    int at = name.indexOf('@');
    String id = at < 0 ? name : name.substring(0, at);
    Optional<Definition> found = catalog.find(id);
    if (found.isEmpty() && at < 0) {
      return catalog.aliases().require(name, context);
    }
    Definition definition = found.orElseThrow(() -> unknown(name));
    if (at >= 0 && !name.substring(at + 1).equals(Integer.toString(definition.version()))) {
      throw unknown(name);
    }
    return definition;
  }

  /**
   * The measure of that name.
   *
   * @throws MetricsException UNKNOWN_MEASURE when there is none or the name means a metric,
   *     AMBIGUOUS_METRIC
   */
  public Measure requireMeasure(String name, Set<MarketingContext> context) {
    try {
      if (require(name, context) instanceof Measure measure) {
        return measure;
      }
    } catch (MetricsException e) {
      if (e.reason() != ErrorReason.UNKNOWN_METRIC) {
        throw e;
      }
    }
    return catalog.measure(new MeasureId(name));
  }

  private static MetricsException unknown(String name) {
    return MetricsException.of(
            ErrorReason.UNKNOWN_METRIC,
            "no measure or metric '%s'; CatalogService.ListMetrics lists them".formatted(name))
        .with("metric", name)
        .build();
  }
}
