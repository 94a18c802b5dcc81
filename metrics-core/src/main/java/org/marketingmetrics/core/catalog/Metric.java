package org.marketingmetrics.core.catalog;

import java.util.List;

/**
 * A figure derived from measures.
 *
 * @param metric id
 * @param kind what kind of quotient
 * @param display how it is written
 * @param contexts marketing contexts in which its short aliases mean it, for example {@code email}
 * @param formula how it is computed
 * @param description what people read
 */
public record Metric(
    MetricId metric,
    MetricKind kind,
    Display display,
    List<String> contexts,
    Formula formula,
    Description description)
    implements Definition {
  public Metric {
    contexts = List.copyOf(contexts);
  }

  @Override
  public String id() {
    return metric.id();
  }
}
