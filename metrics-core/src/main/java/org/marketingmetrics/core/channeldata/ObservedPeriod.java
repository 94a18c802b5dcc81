package org.marketingmetrics.core.channeldata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
   * @param zone the workspace's reporting zone, which cuts hours into days
   * @throws MetricsException INVALID_FIELD
   */
  default Period stored(String field, ZoneId zone) {
    return switch (this) {
      case Day one -> Period.ofDay(one.day());
      case Days several -> ofDays(field, several.range());
      case Hour hour -> ofHour(field, hour.start(), zone);
    };
  }

  private static Period ofDays(String field, DateRange range) {
    if (range.days() > Period.MAX_DAYS) {
      throw MetricsException.invalidField(
          field, "%d days are more than %d".formatted(range.days(), Period.MAX_DAYS));
    }
    return Period.ofDays(range);
  }

  /** Hours begin on a whole hour, or a quarter of one, of some zone; finer starts are mistakes. */
  private static Period ofHour(String field, Instant start, ZoneId zone) {
    if (start.getNano() != 0 || Math.floorMod(start.getEpochSecond(), 900L) != 0) {
      throw MetricsException.invalidField(
          field, "%s is not the start of an hour in any time zone".formatted(start));
    }
    return Period.ofHour(start, zone);
  }
}
