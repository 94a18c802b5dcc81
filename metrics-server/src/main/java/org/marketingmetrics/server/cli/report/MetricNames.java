package org.marketingmetrics.server.cli.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.marketingmetrics.api.v1.Metric;
import org.marketingmetrics.api.v1.MetricDisplay;

/** What the catalogue says of ids in an answer: the name for people, and how values are shown. */
public final class MetricNames {
  private final Map<String, Metric> byId = new HashMap<>();

  /** The entries as ListMetrics gives them, in the language asked. */
  public MetricNames(Collection<Metric> metrics) {
    metrics.forEach(metric -> byId.put(metric.getId(), metric));
  }

  /** The name for people; the id itself where the catalogue does not know it. */
  String name(String id) {
    Metric metric = byId.get(id);
    return metric == null || metric.getDisplayName().isEmpty() ? id : metric.getDisplayName();
  }

  /** True for a measure of money, whose values need a currency. */
  public boolean isMoney(String id) {
    Metric metric = byId.get(id);
    return metric != null
        && metric.hasMeasure()
        && metric.getDisplay() == MetricDisplay.METRIC_DISPLAY_MONEY;
  }

  /** How a value is shown; a pair that is in no catalogue is a share. */
  MetricDisplay display(String id) {
    Metric metric = byId.get(id);
    return metric == null ? MetricDisplay.METRIC_DISPLAY_PERCENT : metric.getDisplay();
  }
}
