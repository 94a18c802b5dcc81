package org.marketingmetrics.core.channeldata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;

/** The time an observation covers, as its writer says it. */
public sealed interface ObservedPeriod {
  /** One civil day of the source's zone. */
  record Day(LocalDate day) implements ObservedPeriod {}

  /** Civil days of the source's zone, both ends inclusive. */
  record Days(DateRange range) implements ObservedPeriod {}

  /** The hour that starts at an instant. */
  record Hour(Instant start) implements ObservedPeriod {}

  /**
   * The period as it is stored.
   *
   * @param field path of the period in the request, for errors
   * @param reporting the workspace's zone, which cuts hours into days
   * @param own the source's zone, on whose clocks hours begin
   * @throws MetricsException INVALID_FIELD
   */
  default Period stored(String field, ZoneId reporting, ZoneId own) {
    return switch (this) {
      case Day one -> Period.ofDay(one.day());
      case Days several -> ofDays(field, several.range());
      case Hour hour -> ofHour(field, hour.start(), reporting, own);
    };
  }

  private static Period ofDays(String field, DateRange range) {
    if (range.days() > Period.MAX_DAYS) {
      throw MetricsException.invalidField(
          field + ".days", "%d days are more than %d".formatted(range.days(), Period.MAX_DAYS));
    }
    return Period.ofDays(range);
  }

  private static Period ofHour(String field, Instant start, ZoneId reporting, ZoneId own) {
    LocalTime onTheClock = start.atZone(own).toLocalTime();
    if (!onTheClock.equals(onTheClock.truncatedTo(ChronoUnit.HOURS))) {
      throw MetricsException.invalidField(
          field + ".hour_start",
          "%s is %s in %s, which is not the start of an hour".formatted(start, onTheClock, own));
    }
    if (!Period.isWithinHours(start)) {
      throw MetricsException.invalidField(
          field + ".hour_start", "%s is too far from 1970 to be kept".formatted(start));
    }
    return Period.ofHour(start, reporting);
  }
}
