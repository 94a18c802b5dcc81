package org.marketingmetrics.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days as yyyymmdd, months as yyyymm, instants as microseconds since 1970 UTC. */
final class Calendar {
  private Calendar() {}

  static int day(LocalDate day) {
    return month(day) * 100 + day.getDayOfMonth();
  }

  static LocalDate day(int yyyymmdd) {
    return LocalDate.of(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
  }

  static int month(LocalDate day) {
    return day.getYear() * 100 + day.getMonthValue();
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
