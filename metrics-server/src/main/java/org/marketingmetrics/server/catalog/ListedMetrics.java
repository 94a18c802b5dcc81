package org.marketingmetrics.server.catalog;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ListMetricsRequest;
import org.marketingmetrics.api.v1.MetricContext;
import org.marketingmetrics.api.v1.MetricKind;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.server.rpc.Page;

/** The entries that one request lists, by id. */
final class ListedMetrics implements Page.Source<Definition> {
  private final List<Definition> entries;

  ListedMetrics(Catalog catalog, ListMetricsRequest request) {
    Set<String> families = Set.copyOf(request.getFamiliesList());
    Set<MetricKind> kinds = new HashSet<>(request.getKindsList());
    if (kinds.remove(MetricKind.METRIC_KIND_UNSPECIFIED)) {
      kinds.addAll(EnumSet.allOf(MetricKind.class));
    }
    entries =
        catalog.all().stream()
            .filter(entry -> isOfType(entry, request))
            .filter(entry -> families.isEmpty() || families.contains(entry.description().family()))
            .filter(entry -> kinds.isEmpty() || kinds.contains(CatalogProtos.kind(entry)))
            .filter(entry -> isUsedIn(entry, request.getContext()))
            .sorted(Comparator.comparing(Definition::id))
            .toList();
  }

  private static boolean isOfType(Definition entry, ListMetricsRequest request) {
    return switch (request.getType()) {
      case METRIC_TYPE_UNSPECIFIED, UNRECOGNIZED -> true;
      case METRIC_TYPE_MEASURE -> entry instanceof Measure;
      case METRIC_TYPE_DERIVED -> entry instanceof Metric;
    };
  }

  private static boolean isUsedIn(Definition entry, MetricContext context) {
    return context == MetricContext.METRIC_CONTEXT_UNSPECIFIED
        || (entry instanceof Metric metric
            && CatalogContexts.of(context).stream()
                .anyMatch(wanted -> metric.contexts().contains(wanted.id())));
  }

  /** Number of entries over all pages. */
  int size() {
    return entries.size();
  }

  @Override
  public List<Definition> read(@Nullable String after, int limit) {
    return entries.stream()
        .filter(entry -> after == null || entry.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }
}
