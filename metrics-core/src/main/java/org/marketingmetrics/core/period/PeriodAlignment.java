package org.marketingmetrics.core.period;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The period another is compared with (domain rules E9). Ranges are civil dates of the report's
 * zone, so summer time does not move them.
 *
 * @param base the period asked about; up to the last complete day when it is unfinished
 * @param comparison the period it is compared with
 * @param weekdayMatch true when both have the same weekdays day by day; if not, periods under 28
 *     days are compared with care
 */
public record PeriodAlignment(DateRange base, DateRange comparison, boolean weekdayMatch) {
  /** Periods at least this long have every weekday about equally often. */
  private static final int WEEKDAYS_EVEN_OUT_DAYS = 28;

  /** Which earlier period. */
  public enum Kind {
    /** Of the same length, ending the day before. */
    PREVIOUS_PERIOD,
    /** Shifted back by as many whole weeks as it takes. */
    PREVIOUS_WEEK_ALIGNED,
    /** The same dates a year earlier; 29 February becomes the 28th. */
    PREVIOUS_YEAR_CALENDAR,
    /** 364 days earlier, which keeps the weekdays and moves holidays. */
    PREVIOUS_YEAR_WEEKDAY,
    /** The same day numbers of the month before, clipped to it; a full month for a full month. */
    PREVIOUS_MONTH
  }

  /** Aligns a finished period. */
  public static PeriodAlignment of(Kind kind, DateRange base) {
    return of(kind, base, null);
  }

  /**
   * Aligns a period that may be unfinished: then both are cut to the days elapsed.
   *
   * @param lastCompleteDay last day whose data are complete; null when all are
   */
  public static PeriodAlignment of(Kind kind, DateRange base, @Nullable LocalDate lastCompleteDay) {
    return of(comparison(kind, base), base, lastCompleteDay);
  }

  /**
   * Puts a period beside another that is named, both cut to the days elapsed.
   *
   * @param lastCompleteDay last day whose data are complete; null when all are
   */
  public static PeriodAlignment of(
      DateRange comparison, DateRange base, @Nullable LocalDate lastCompleteDay) {
    if (lastCompleteDay == null
        || !lastCompleteDay.isBefore(base.end())
        || lastCompleteDay.isBefore(base.start())) {
      return aligned(base, comparison);
    }
    DateRange elapsed = new DateRange(base.start(), lastCompleteDay);
    LocalDate end = comparison.start().plusDays(elapsed.days() - 1L);
    return aligned(
        elapsed,
        new DateRange(comparison.start(), end.isAfter(comparison.end()) ? comparison.end() : end));
  }

  private static PeriodAlignment aligned(DateRange base, DateRange comparison) {
    boolean weekdayMatch =
        base.days() == comparison.days()
            && base.start().getDayOfWeek() == comparison.start().getDayOfWeek();
    return new PeriodAlignment(base, comparison, weekdayMatch);
  }

  private static DateRange comparison(Kind kind, DateRange base) {
    return switch (kind) {
      case PREVIOUS_PERIOD -> shifted(base, base.days());
      case PREVIOUS_WEEK_ALIGNED -> shifted(base, Math.ceilDiv(base.days(), 7) * 7L);
      case PREVIOUS_YEAR_CALENDAR ->
          new DateRange(base.start().minusYears(1), base.end().minusYears(1));
      case PREVIOUS_YEAR_WEEKDAY -> shifted(base, 364);
      case PREVIOUS_MONTH -> previousMonth(base);
    };
  }

  private static DateRange shifted(DateRange range, long days) {
    return new DateRange(range.start().minusDays(days), range.end().minusDays(days));
  }

  private static DateRange previousMonth(DateRange base) {
    boolean endsMonth = base.end().equals(YearMonth.from(base.end()).atEndOfMonth());
    boolean wholeMonths = base.start().getDayOfMonth() == 1 && endsMonth;
    LocalDate end = base.end().minusMonths(1);
    return new DateRange(
        base.start().minusMonths(1), wholeMonths ? YearMonth.from(end).atEndOfMonth() : end);
  }

  /** True when the lengths differ, so that values per day are to be compared. */
  public boolean comparesPerDay() {
    return base.days() != comparison.days();
  }

  /** True when the weekdays differ and the period is too short for that not to matter. */
  public boolean needsWeekdayWarning() {
    return !weekdayMatch && base.days() < WEEKDAYS_EVEN_OUT_DAYS;
  }
}
