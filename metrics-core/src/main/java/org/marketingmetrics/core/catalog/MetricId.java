package org.marketingmetrics.core.catalog;

/**
 * Names a metric, a figure derived from measures, for example {@code ctr}.
 *
 * @param id the catalogue's id
 */
public record MetricId(String id) implements Comparable<MetricId> {
  @Override
  public int compareTo(MetricId other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
