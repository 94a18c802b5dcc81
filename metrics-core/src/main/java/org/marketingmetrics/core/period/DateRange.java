package org.marketingmetrics.core.period;

import java.time.LocalDate;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Civil days, both ends inclusive.
 *
 * @param start first day
 * @param end last day, not before {@code start}
 */
public record DateRange(LocalDate start, LocalDate end) {
  public DateRange {
    if (end.isBefore(start)) {
      throw MetricsException.invalidField(
          "date_range.end_date", "%s is before start_date %s; swap the two".formatted(end, start));
    }
  }

  /** A range of one day. */
  public static DateRange of(LocalDate day) {
    return new DateRange(day, day);
  }

  /** Number of days, at least 1. */
  public int days() {
    return Math.toIntExact(end.toEpochDay() - start.toEpochDay() + 1);
  }

  /** True when the day lies inside. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(end);
  }
}
