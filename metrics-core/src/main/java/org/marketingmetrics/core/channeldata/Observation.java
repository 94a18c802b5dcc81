package org.marketingmetrics.core.channeldata;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.value.Quantity;

/**
 * One row as a report has it.
 *
 * @param series which dimensions it is broken down by, and their values
 * @param period time covered
 * @param values the measures reported; what a report does not say is left out, never zero
 * @param basis what holds for the values that state nothing themselves; fields that a measure does
 *     not have are ignored
 * @param knownAt when the values were known; null for now
 */
public record Observation(
    SeriesKey series,
    ObservedPeriod period,
    List<MeasureValue> values,
    Basis basis,
    @Nullable Instant knownAt) {
  public Observation {
    values = List.copyOf(values);
  }

  /**
   * One measure with its value.
   *
   * @param measure what is counted, or the id of a {@link
   *     org.marketingmetrics.core.catalog.ReportedRate}
   * @param quantity how many, or how much
   * @param basis what the source states about this value; null for that of the observation
   */
  public record MeasureValue(MeasureId measure, Quantity quantity, @Nullable Basis basis) {}
}
