package org.marketingmetrics.core.channeldata.rows;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Formula.AttributionClass;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MetricId;

/**
 * A measure that a question needs.
 *
 * @param measure what is counted
 * @param sales only rows of these sales will do; null when any will
 * @param rate the metric whose numerator it is: where a source reports that metric and not the
 *     numerator, its rate times the denominator will do; null when only the measure itself will
 */
public record Need(Measure measure, @Nullable AttributionClass sales, @Nullable MetricId rate) {
  /** A measure as it is reported. */
  public Need(Measure measure, @Nullable AttributionClass sales) {
    this(measure, sales, null);
  }

  /** True when its values are summed over rows; false when one row must answer. */
  public boolean addsUp() {
    return !RowPlanner.isExact(this);
  }

  /** Any rows of the measure. */
  public static Need of(Measure measure) {
    return new Need(measure, null);
  }
}
