package org.marketingmetrics.core.funnel.simulation;

import java.util.Optional;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricKind;

/** Which pairs of steps are shares, so that a rate above 1 makes no sense. */
final class Shares {
  private Shares() {}

  static boolean isShare(Catalog catalog, Measure step, Measure previous) {
    Optional<Metric> pair = catalog.quotient(step, previous);
    return pair.map(
            metric -> metric.kind() == MetricKind.RATE || metric.kind() == MetricKind.RATE_GUARDED)
        .orElse(!step.repeats());
  }
}
