package org.marketingmetrics.server.channeldata;

import com.google.type.Date;
import com.google.type.Decimal;
import com.google.type.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.marketingmetrics.api.v1.AllSales;
import org.marketingmetrics.api.v1.Attributed;
import org.marketingmetrics.api.v1.Attribution;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.Observation;
import org.marketingmetrics.server.value.PeriodProtos;

/** One row of a report, as tests write it. */
public final class Row {
  private final Observation.Builder observation = Observation.newBuilder();

  private Row() {}

  /** A day, for example 2026-02-01. */
  public static Row on(String day) {
    Row row = new Row();
    row.observation.getPeriodBuilder().setDay(date(day));
    return row;
  }

  /** Several days as one, both inclusive. */
  public static Row over(String first, String last) {
    Row row = new Row();
    row.observation.getPeriodBuilder().setDays(range(first, last));
    return row;
  }

  /** An hour by its start, for example 2026-02-01T10:00:00Z. */
  public static Row at(String hourStart) {
    Row row = new Row();
    row.observation.getPeriodBuilder().setHourStart(PeriodProtos.toProto(Instant.parse(hourStart)));
    return row;
  }

  public static Date date(String day) {
    return PeriodProtos.toProto(LocalDate.parse(day));
  }

  public static DateRange range(String first, String last) {
    return DateRange.newBuilder().setStartDate(date(first)).setEndDate(date(last)).build();
  }

  public Row with(String dimension, String value) {
    observation.putDimensions(dimension, value);
    return this;
  }

  public Row count(String measure, long count) {
    observation.addValues(MeasureValue.newBuilder().setMeasure(measure).setCount(count));
    return this;
  }

  public Row count(String measure, long count, Basis basis) {
    observation.addValues(
        MeasureValue.newBuilder().setMeasure(measure).setCount(count).setBasis(basis));
    return this;
  }

  public Row decimal(String measure, String number) {
    observation.addValues(
        MeasureValue.newBuilder()
            .setMeasure(measure)
            .setDecimal(Decimal.newBuilder().setValue(number)));
    return this;
  }

  public Row money(String measure, String amount, String currency) {
    observation.addValues(
        MeasureValue.newBuilder().setMeasure(measure).setMoney(money(amount, currency)));
    return this;
  }

  public Row money(String measure, String amount, String currency, Basis basis) {
    observation.addValues(
        MeasureValue.newBuilder()
            .setMeasure(measure)
            .setMoney(money(amount, currency))
            .setBasis(basis));
    return this;
  }

  /** An amount such as -1.75. */
  public static Money money(String amount, String currency) {
    BigDecimal number = new BigDecimal(amount);
    long units = number.longValue();
    return Money.newBuilder()
        .setUnits(units)
        .setNanos(number.subtract(BigDecimal.valueOf(units)).movePointRight(9).intValueExact())
        .setCurrencyCode(currency)
        .build();
  }

  public Row basis(Basis basis) {
    observation.setBasis(basis);
    return this;
  }

  public Row knownAt(String instant) {
    observation.setKnownAt(PeriodProtos.toProto(Instant.parse(instant)));
    return this;
  }

  /** Sales credited within so many days after a click. */
  public static Basis within(int days) {
    return Basis.newBuilder()
        .setAttribution(
            Attribution.newBuilder()
                .setAttributed(Attributed.newBuilder().setClickWindowDays(days)))
        .build();
  }

  public static Basis allSales() {
    return Basis.newBuilder()
        .setAttribution(Attribution.newBuilder().setAllSales(AllSales.getDefaultInstance()))
        .build();
  }

  public Observation build() {
    return observation.build();
  }
}
