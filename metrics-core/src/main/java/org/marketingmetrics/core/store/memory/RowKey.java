package org.marketingmetrics.core.store.memory;

import java.time.LocalDate;
import java.util.Comparator;
import org.marketingmetrics.core.period.Period;

/** The natural key of a row, in the order readers get rows: series, period, source, basis. */
record RowKey(long series, Period period, String source, long basis) implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparingLong(RowKey::series)
          .thenComparing(RowKey::period, RowKey::comparePeriods)
          .thenComparing(RowKey::source)
          .thenComparingLong(RowKey::basis);

  private static int comparePeriods(Period one, Period other) {
    return Comparator.<Period, LocalDate>comparing(Period::day)
        .thenComparingInt(Period::days)
        .thenComparingInt(Period::hourStart)
        .compare(one, other);
  }

  /** The month block the row lies in, yyyymm. */
  int month() {
    return period.day().getYear() * 100 + period.day().getMonthValue();
  }

  /** Before all rows of the same source, series and period. */
  RowKey first() {
    return new RowKey(series, period, source, Long.MIN_VALUE);
  }

  /** After all rows of the same source, series and period. */
  RowKey last() {
    return new RowKey(series, period, source, Long.MAX_VALUE);
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
