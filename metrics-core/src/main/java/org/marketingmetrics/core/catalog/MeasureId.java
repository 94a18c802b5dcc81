package org.marketingmetrics.core.catalog;

/**
 * Names a measure, something that is counted or paid, for example {@code clicks}.
 *
 * @param id the catalogue's id
 */
public record MeasureId(String id) implements Comparable<MeasureId> {
  @Override
  public int compareTo(MeasureId other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
