package org.marketingmetrics.core.funnel;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Warning;

/**
 * One step of a computed funnel.
 *
 * @param measure what the step counts
 * @param count how many
 * @param stepRate this step over the one before; null for the first step
 * @param overallRate this step over the first
 * @param dropOff the step before less this one, negative with a violation; null for the first step
 *     and where a count is null
 * @param dropOffRate 1 less the step rate; null where that is
 * @param violation set when the step has more than the one before
 * @param warnings on the pair of this step and the one before
 */
public record FunnelStep(
    Measure measure,
    MetricValue count,
    @Nullable MetricValue stepRate,
    MetricValue overallRate,
    @Nullable BigDecimal dropOff,
    @Nullable Double dropOffRate,
    @Nullable Violation violation,
    List<Warning> warnings) {
  public FunnelStep {
    warnings = List.copyOf(warnings);
  }
}
