package org.marketingmetrics.core.channeldata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.value.Quantity;

/** One row of a report, as tests write it: dimensions, when, and what was counted. */
public final class ReportRow {
  private final SeriesKey series;
  private final List<Observation.MeasureValue> values = new ArrayList<>();
  private ObservedPeriod period = new ObservedPeriod.Day(LocalDate.of(2026, 3, 2));
  private Basis basis = Basis.UNSPECIFIED;
  private @Nullable Instant knownAt;

  private ReportRow(SeriesKey series) {
    this.series = series;
  }

  /** A row of the series with these dimensions and their values in turn, on 2 March 2026. */
  public static ReportRow row(String... namesAndValues) {
    Map<String, String> dimensions = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      dimensions.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new ReportRow(SeriesKey.of(dimensions));
  }

  /** On a day of March 2026. */
  public ReportRow day(int dayOfMarch) {
    return day(LocalDate.of(2026, 3, dayOfMarch));
  }

  public ReportRow day(LocalDate day) {
    period = new ObservedPeriod.Day(day);
    return this;
  }

  /** Over days of March 2026, both inclusive. */
  public ReportRow days(int first, int last) {
    return days(LocalDate.of(2026, 3, first), LocalDate.of(2026, 3, last));
  }

  public ReportRow days(LocalDate first, LocalDate last) {
    period = new ObservedPeriod.Days(new DateRange(first, last));
    return this;
  }

  public ReportRow hour(String start) {
    period = new ObservedPeriod.Hour(Instant.parse(start));
    return this;
  }

  public ReportRow count(String measure, long count) {
    return value(measure, Quantity.Count.of(count), null);
  }

  public ReportRow count(String measure, long count, Basis own) {
    return value(measure, Quantity.Count.of(count), own);
  }

  /** A count with a fraction, for example {@code "1.5"}. */
  public ReportRow fraction(String measure, String number) {
    return value(measure, new Quantity.Count(new BigDecimal(number), true), null);
  }

  public ReportRow money(String measure, String amount, String currency) {
    return value(measure, new Quantity.Money(new BigDecimal(amount), currency), null);
  }

  public ReportRow money(String measure, String amount, String currency, Basis own) {
    return value(measure, new Quantity.Money(new BigDecimal(amount), currency), own);
  }

  public ReportRow value(String measure, Quantity quantity, @Nullable Basis own) {
    values.add(new Observation.MeasureValue(new MeasureId(measure), quantity, own));
    return this;
  }

  /** What the whole row states about its values. */
  public ReportRow stating(Basis stated) {
    basis = stated;
    return this;
  }

  public ReportRow knownAt(String instant) {
    knownAt = Instant.parse(instant);
    return this;
  }

  Observation observation() {
    return new Observation(series, period, values, basis, knownAt);
  }
}
