package org.marketingmetrics.core.channeldata.rows;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Formula.AttributionClass;
import org.marketingmetrics.core.catalog.Measure;

/**
 * A measure that a question needs.
 *
 * @param measure what is counted
 * @param sales only rows of these sales will do; null when any will
 */
public record Need(Measure measure, @Nullable AttributionClass sales) {
  /** True when its values are summed over rows; false when one row must answer. */
  public boolean addsUp() {
    return !RowPlanner.isExact(this);
  }

  /** Any rows of the measure. */
  public static Need of(Measure measure) {
    return new Need(measure, null);
  }
}
