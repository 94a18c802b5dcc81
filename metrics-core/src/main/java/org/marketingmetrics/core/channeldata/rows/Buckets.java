package org.marketingmetrics.core.channeldata.rows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;

/** Cuts a range of days into the buckets of a grain; the first and last may be cut short. */
final class Buckets {
  private final DateRange range;
  private final int firstDay;
  private final int[] startOf;
  private final int[] endOf;

  Buckets(DateRange range, Grain grain, DayOfWeek weekStart) {
    this.range = range;
    this.firstDay = Math.toIntExact(range.start().toEpochDay());
    this.startOf = new int[range.days()];
    this.endOf = new int[range.days()];
    int lastDay = Math.toIntExact(range.end().toEpochDay());
    int day = firstDay;
    while (day <= lastDay) {
      int end = Math.min(lastDay, bucketEnd(LocalDate.ofEpochDay(day), grain, weekStart));
      for (int inside = day; inside <= end; inside++) {
        startOf[inside - firstDay] = day;
        endOf[inside - firstDay] = end;
      }
      day = end + 1;
    }
  }

  private static int bucketEnd(LocalDate day, Grain grain, DayOfWeek weekStart) {
    long end =
        switch (grain) {
          case TOTAL -> Integer.MAX_VALUE;
          case HOUR, DAY -> day.toEpochDay();
          case WEEK -> day.with(TemporalAdjusters.next(weekStart)).toEpochDay() - 1;
          case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth()).toEpochDay();
          case QUARTER ->
              day.withDayOfMonth(1)
                  .withMonth((day.getMonthValue() - 1) / 3 * 3 + 3)
                  .with(TemporalAdjusters.lastDayOfMonth())
                  .toEpochDay();
          case YEAR -> day.with(TemporalAdjusters.lastDayOfYear()).toEpochDay();
        };
    return (int) Math.min(end, Integer.MAX_VALUE);
  }

  int firstDay() {
    return firstDay;
  }

  int lastDay() {
    return firstDay + startOf.length - 1;
  }

  int days() {
    return startOf.length;
  }

  boolean contains(int day) {
    return day >= firstDay && day <= lastDay();
  }

  /** First day of the bucket of a day inside the range. */
  int start(int day) {
    return startOf[day - firstDay];
  }

  /** Last day of the bucket of a day inside the range. */
  int end(int day) {
    return endOf[day - firstDay];
  }

  /** True when a day from the one to the other lies inside the range. */
  boolean overlap(int day, int lastDay) {
    return day <= lastDay() && lastDay >= firstDay;
  }

  /** True when both days lie inside the range and in one bucket. */
  boolean together(int day, int lastDay) {
    return contains(day) && contains(lastDay) && start(day) == start(lastDay);
  }

  /** True when all days of a month, yyyymm, lie in one bucket of the range. */
  boolean wholeMonth(int month) {
    LocalDate first = LocalDate.of(month / 100, month % 100, 1);
    int start = Math.toIntExact(first.toEpochDay());
    return together(start, start + first.lengthOfMonth() - 1);
  }

  DateRange range() {
    return range;
  }
}
