package org.marketingmetrics.core.comparison;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;

/**
 * The part of a range that is made of whole, finished buckets; half a week would look like a fall.
 */
record WholeBuckets(Grain grain, DayOfWeek weekStart) {
  /**
   * The days of the whole buckets of a range.
   *
   * @throws MetricsException INVALID_FIELD when there is none
   */
  DateRange inside(DateRange range, LocalDate lastCompleteDay) {
    LocalDate last =
        range.end().isAfter(lastCompleteDay) && !lastCompleteDay.isBefore(range.start())
            ? lastCompleteDay
            : range.end();
    LocalDate start = start(range.start());
    LocalDate from = start.equals(range.start()) ? start : next(start);
    LocalDate to = start(last.plusDays(1)).minusDays(1);
    if (to.isBefore(from)) {
      throw MetricsException.invalidField(
          "date_range",
          "no whole %s lies in %s to %s; ask for a longer range or a shorter grain"
              .formatted(grain.name().toLowerCase(Locale.ROOT), range.start(), last));
    }
    return new DateRange(from, to);
  }

  private LocalDate start(LocalDate day) {
    return switch (grain) {
      case TOTAL, HOUR, DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  private LocalDate next(LocalDate start) {
    return switch (grain) {
      case TOTAL, HOUR, DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case QUARTER -> start.plusMonths(3);
      case YEAR -> start.plusYears(1);
    };
  }
}
