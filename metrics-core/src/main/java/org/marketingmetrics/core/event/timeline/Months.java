package org.marketingmetrics.core.event.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Months of UTC as yyyymm; a month is short enough for a time in it to fit 32 bits unsigned. */
public final class Months {
  private Months() {}

  /** The month of an instant, milliseconds since 1970 UTC. */
  public static int of(long at) {
    LocalDate day = Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC).toLocalDate();
    return day.getYear() * 100 + day.getMonthValue();
  }

  /** The first instant of a month, milliseconds since 1970 UTC. */
  public static long start(int month) {
    return start(yearMonth(month));
  }

  /** The first instant after a month, milliseconds since 1970 UTC. */
  public static long end(int month) {
    return start(yearMonth(month).plusMonths(1));
  }

  private static long start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static YearMonth yearMonth(int month) {
    return YearMonth.of(month / 100, month % 100);
  }
}
