package org.marketingmetrics.core.period;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The time an observation covers: civil days of its source's zone, or one hour.
 *
 * @param day first civil day, in the source's zone
 * @param days length in civil days, 0 for an hour
 * @param hourStart for an hour: its start in minutes since 1970-01-01T00:00Z, so that the repeated
 *     hour at the end of summer time is two periods and zones off by half an hour are exact; else
 *     {@link #NO_HOUR}
 */
public record Period(LocalDate day, int days, int hourStart) {
  /** The hour of a period that is no hour. */
  public static final int NO_HOUR = -1;

  /** Longest period: a little over ten years, which no report reaches. */
  public static final int MAX_DAYS = 3_660;

  public Period {
    if (days < 0 || days > MAX_DAYS || (days == 0) != (hourStart != NO_HOUR)) {
      throw new IllegalArgumentException("no period: %s %d %d".formatted(day, days, hourStart));
    }
  }

  /** One civil day. */
  public static Period ofDay(LocalDate day) {
    return new Period(day, 1, NO_HOUR);
  }

  /** Civil days, both ends inclusive. */
  public static Period ofDays(DateRange range) {
    return new Period(range.start(), range.days(), NO_HOUR);
  }

  /**
   * True when the minutes from 1970 to the instant fit 32 bits: from before -2000 to after 6000.
   */
  public static boolean isWithinHours(Instant start) {
    long minutes = Math.floorDiv(start.getEpochSecond(), 60L);
    return (int) minutes == minutes;
  }

  /**
   * The hour that starts at the instant.
   *
   * @param start on a whole hour of the zone
   * @param zone the workspace's reporting zone, which decides the civil day: hours are instants and
   *     can be cut into days anew, whatever the zone of their source
   */
  public static Period ofHour(Instant start, java.time.ZoneId zone) {
    int minutes = Math.toIntExact(Math.floorDiv(start.getEpochSecond(), 60L));
    return new Period(start.atZone(zone).toLocalDate(), 0, minutes);
  }

  /** True when the period is one hour. */
  public boolean isHour() {
    return days == 0;
  }

  /** The last civil day it touches. */
  public LocalDate lastDay() {
    return days <= 1 ? day : day.plusDays(days - 1L);
  }

  /** True when every day of it lies in the range. */
  public boolean within(DateRange range) {
    return range.contains(day) && range.contains(lastDay());
  }
}
