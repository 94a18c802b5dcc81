package org.marketingmetrics.server.value;

import com.google.protobuf.Timestamp;
import com.google.type.Date;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.marketingmetrics.api.v1.ObservationPeriod;
import org.marketingmetrics.api.v1.TimeBucket;
import org.marketingmetrics.core.channeldata.ObservedPeriod;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;

/** Days, ranges, instants and grains. */
public final class PeriodProtos {
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  private PeriodProtos() {}

  /** A civil day. */
  public static Date toProto(LocalDate day) {
    return Date.newBuilder()
        .setYear(day.getYear())
        .setMonth(day.getMonthValue())
        .setDay(day.getDayOfMonth())
        .build();
  }

  /**
   * A civil day.
   *
   * @throws MetricsException INVALID_FIELD when there is no such day, or its year is out of range
   */
  public static LocalDate fromProto(String field, Date day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw MetricsException.invalidField(
          field,
          "year %d is not between %d and %d".formatted(day.getYear(), FIRST_YEAR, LAST_YEAR));
    }
    try {
      return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    } catch (DateTimeException e) {
      throw MetricsException.invalidField(
          field,
          "%04d-%02d-%02d is no day of the calendar"
              .formatted(day.getYear(), day.getMonth(), day.getDay()));
    }
  }

  /** A range of days. */
  public static org.marketingmetrics.api.v1.DateRange toProto(DateRange range) {
    return org.marketingmetrics.api.v1.DateRange.newBuilder()
        .setStartDate(toProto(range.start()))
        .setEndDate(toProto(range.end()))
        .build();
  }

  /**
   * A range of days.
   *
   * @throws MetricsException INVALID_FIELD when a day does not exist or the ends are reversed
   */
  public static DateRange fromProto(String field, org.marketingmetrics.api.v1.DateRange range) {
    LocalDate start = fromProto(field + ".start_date", range.getStartDate());
    LocalDate end = fromProto(field + ".end_date", range.getEndDate());
    if (end.isBefore(start)) {
      throw MetricsException.invalidField(
          field + ".end_date", "%s is before start_date %s; swap the two".formatted(end, start));
    }
    return new DateRange(start, end);
  }

  /** An instant. */
  public static Timestamp toProto(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /**
   * An instant.
   *
   * @throws MetricsException INVALID_FIELD when it is out of range
   */
  public static Instant fromProto(String field, Timestamp timestamp) {
    try {
      Instant instant = Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
      int year = instant.atZone(ZoneId.of("UTC")).getYear();
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return instant;
      }
    } catch (DateTimeException e) {
      // Falls through: out of the calendar is out of range too.
    }
    throw MetricsException.invalidField(
        field, "not between the years %d and %d".formatted(FIRST_YEAR, LAST_YEAR));
  }

  /** The time an observation covers. */
  public static ObservedPeriod fromProto(String field, ObservationPeriod period) {
    return switch (period.getPeriodCase()) {
      case DAY -> new ObservedPeriod.Day(fromProto(field + ".day", period.getDay()));
      case DAYS -> new ObservedPeriod.Days(fromProto(field + ".days", period.getDays()));
      case HOUR_START ->
          new ObservedPeriod.Hour(fromProto(field + ".hour_start", period.getHourStart()));
      case PERIOD_NOT_SET ->
          throw MetricsException.invalidField(field, "set day, days or hour_start");
    };
  }

  /**
   * A bucket of an answer.
   *
   * @param hourStart minutes since 1970 UTC for an hour, else -1
   */
  public static TimeBucket bucket(DateRange dates, int hourStart) {
    TimeBucket.Builder bucket = TimeBucket.newBuilder();
    return hourStart < 0
        ? bucket.setDates(toProto(dates)).build()
        : bucket.setHourStart(toProto(Instant.ofEpochSecond(60L * hourStart))).build();
  }

  /** A grain; unspecified is the whole range. */
  public static Grain fromProto(String field, org.marketingmetrics.api.v1.Grain grain) {
    return switch (grain) {
      case GRAIN_UNSPECIFIED, GRAIN_TOTAL -> Grain.TOTAL;
      case GRAIN_HOUR -> Grain.HOUR;
      case GRAIN_DAY -> Grain.DAY;
      case GRAIN_WEEK -> Grain.WEEK;
      case GRAIN_MONTH -> Grain.MONTH;
      case GRAIN_QUARTER -> Grain.QUARTER;
      case GRAIN_YEAR -> Grain.YEAR;
      case UNRECOGNIZED ->
          throw MetricsException.invalidField(field, "not a grain this server knows");
    };
  }

  /**
   * A time zone.
   *
   * @throws MetricsException INVALID_FIELD when there is none of that name
   */
  public static ZoneId zone(String field, String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw MetricsException.invalidField(
          field,
          "'%s' is no IANA time zone; write for example Europe/Berlin or UTC".formatted(name));
    }
    return ZoneId.of(name);
  }
}
