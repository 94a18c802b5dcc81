package org.marketingmetrics.core.comparison;

import java.util.List;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.statistics.MixDecomposition;

/** Into what a change is split. */
public sealed interface Breakdown {
  /**
   * Rate and mix of segments.
   *
   * @param dimension whose values are the segments
   * @param form two terms or three
   * @param limit most segments to name; the others are one line
   */
  record BySegments(String dimension, MixDecomposition.Form form, int limit) implements Breakdown {}

  /**
   * Factors along a chain of measures: for revenue the first one, the rates from each to the next,
   * and revenue by the last; for ACoS the cost of the first and the reciprocals of the rates.
   *
   * @param chain measures; empty for the usual ones of the metric
   */
  record ByDrivers(List<Measure> chain) implements Breakdown {
    public ByDrivers {
      chain = List.copyOf(chain);
    }
  }
}
