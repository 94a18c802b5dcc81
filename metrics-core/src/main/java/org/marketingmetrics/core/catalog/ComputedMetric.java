package org.marketingmetrics.core.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

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

  /** The same with warnings before those it has, each code once. */
  ComputedMetric withWarnings(List<Warning> first) {
    Map<WarningCode, Warning> warnings = new LinkedHashMap<>();
    first.forEach(warning -> warnings.putIfAbsent(warning.code(), warning));
    value.warnings().forEach(warning -> warnings.putIfAbsent(warning.code(), warning));
    return new ComputedMetric(value.withWarnings(List.copyOf(warnings.values())), worked, derived);
  }
}
