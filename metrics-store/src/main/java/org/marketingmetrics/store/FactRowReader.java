package org.marketingmetrics.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.period.Period;

/**
 * Reads the key of a row of one month. A month has few days, so their objects are made once; the
 * columns are series, day, days, hour, source, basis, in this order from the first.
 */
final class FactRowReader {
  /** Number of columns it reads. */
  static final int COLUMNS = 6;

  private static final int DAYS_OF_MONTH = 32;

  private final Map<Long, Source> sources;
  private final @Nullable LocalDate[] dates = new LocalDate[DAYS_OF_MONTH];
  private final @Nullable Period[] wholeDays = new Period[DAYS_OF_MONTH];
  private long lastSource;
  private @Nullable String lastSourceName;

  FactRowReader(Map<Long, Source> sources) {
    this.sources = sources;
  }

  long series(ResultSet row) throws SQLException {
    return row.getLong(1);
  }

  Period period(ResultSet row) throws SQLException {
    int day = row.getInt(2);
    int days = row.getInt(3);
    int hour = row.getInt(4);
    int ofMonth = day % 100;
    LocalDate date = dates[ofMonth];
    if (date == null) {
      date = Calendar.day(day);
      dates[ofMonth] = date;
    }
    if (days != 1) {
      return new Period(date, days, hour);
    }
    Period whole = wholeDays[ofMonth];
    if (whole == null) {
      whole = Period.ofDay(date);
      wholeDays[ofMonth] = whole;
    }
    return whole;
  }

  String source(ResultSet row) throws SQLException {
    long id = row.getLong(5);
    String name = lastSourceName;
    if (name == null || id != lastSource) {
      Source source = sources.get(id);
      if (source == null) {
        throw new IllegalStateException("a row of an unknown source " + id);
      }
      name = source.id();
      lastSourceName = name;
      lastSource = id;
    }
    return name;
  }

  long basis(ResultSet row) throws SQLException {
    return row.getLong(6);
  }
}
