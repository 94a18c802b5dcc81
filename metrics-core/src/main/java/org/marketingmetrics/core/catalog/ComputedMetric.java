package org.marketingmetrics.core.catalog;

import java.util.List;
import org.marketingmetrics.core.value.MetricValue;

/**
 * A value computed from given numbers.
 *
 * @param value the envelope
 * @param worked the formula with the numbers put in
 * @param derived measures that were not given and follow from others
 */
public record ComputedMetric(MetricValue value, WorkedFormula worked, List<MeasureId> derived) {
  public ComputedMetric {
    derived = List.copyOf(derived);
  }
}
