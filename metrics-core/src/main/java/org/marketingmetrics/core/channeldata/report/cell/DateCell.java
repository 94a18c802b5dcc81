package org.marketingmetrics.core.channeldata.report.cell;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What a cell says that should hold a day. */
public sealed interface DateCell {
  /** Nothing. */
  record Absent() implements DateCell {}

  /**
   * A day.
   *
   * @param day the day
   * @param time time of the day; null when it is not said
   * @param offset of the time from UTC; null when it is not said
   */
  record Day(LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset)
      implements DateCell {}

  /**
   * Two numbers of which either may be the month.
   *
   * @param dayFirst null when that is no day
   * @param monthFirst null when that is no day
   */
  record Either(@Nullable Day dayFirst, @Nullable Day monthFirst) implements DateCell {}

  /** No day. */
  record Bad() implements DateCell {}

  /** There is one nothing. */
  DateCell ABSENT = new Absent();

  /** There is one failure. */
  DateCell BAD = new Bad();
}
