package org.marketingmetrics.server.cli.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.type.Date;
import com.google.type.Money;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.Observation;
import org.marketingmetrics.api.v1.ObservationPeriod;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.WriteObservationsRequest;

/**
 * One report of the sample, and how its columns are read. Columns that are rates or texts are not
 * read: rates are computed from sums.
 *
 * @param file name beside this class
 * @param source id of the source
 * @param kind what the source is
 * @param constants dimensions that are the same in every line
 * @param dimensions column to dimension
 * @param measures column to measure
 * @param basis what the report states of its numbers; each measure takes what it has
 */
record SampleReport(
    String file,
    String source,
    SourceKind kind,
    Map<String, String> constants,
    Map<String, String> dimensions,
    Map<String, String> measures,
    Basis basis) {

  /** Measures of money; all others are counts. */
  private static final List<String> MONEY = List.of("revenue", "ad_spend");

  private static final String CURRENCY = "USD";

  /** The whole report as one write, which declares the days it covers. */
  WriteObservationsRequest request(String parent, DateRange covered) {
    return WriteObservationsRequest.newBuilder()
        .setParent(parent)
        .setSource(source)
        .setSourceKind(kind)
        .addAllObservations(observations())
        .setCoveredRange(covered)
        .build();
  }

  private List<Observation> observations() {
    List<Observation> observations = new ArrayList<>();
    try (Reader text =
            new InputStreamReader(
                Objects.requireNonNull(SampleReport.class.getResourceAsStream(file), file), UTF_8);
        CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(text)) {
      lines.forEach(line -> observations.add(observation(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return observations;
  }

  private Observation observation(NamedCsvRecord line) {
    Observation.Builder observation =
        Observation.newBuilder()
            .putAllDimensions(constants)
            .setPeriod(period(line))
            .setBasis(basis);
    dimensions.forEach(
        (column, dimension) -> observation.putDimensions(dimension, line.getField(column)));
    measures.forEach(
        (column, measure) -> observation.addValues(value(measure, line.getField(column))));
    return observation.build();
  }

  private static ObservationPeriod period(NamedCsvRecord line) {
    return line.findField("Date")
        .map(day -> ObservationPeriod.newBuilder().setDay(date(LocalDate.parse(day))).build())
        .orElseGet(
            () ->
                ObservationPeriod.newBuilder()
                    .setDays(
                        range(
                            LocalDate.parse(line.getField("Start Date")),
                            LocalDate.parse(line.getField("End Date"))))
                    .build());
  }

  private static MeasureValue value(String measure, String text) {
    MeasureValue.Builder value = MeasureValue.newBuilder().setMeasure(measure);
    return MONEY.contains(measure)
        ? value.setMoney(money(text)).build()
        : value.setCount(Long.parseLong(text)).build();
  }

  /** As reports write it: {@code 25.20} or {@code $1,234.50}. */
  private static Money money(String text) {
    BigDecimal amount = new BigDecimal(text.replace("$", "").replace(",", ""));
    BigDecimal[] parts = amount.divideAndRemainder(BigDecimal.ONE);
    return Money.newBuilder()
        .setCurrencyCode(CURRENCY)
        .setUnits(parts[0].longValueExact())
        .setNanos(parts[1].movePointRight(9).intValueExact())
        .build();
  }

  static DateRange range(LocalDate first, LocalDate last) {
    return DateRange.newBuilder().setStartDate(date(first)).setEndDate(date(last)).build();
  }

  private static Date date(LocalDate day) {
    return Date.newBuilder()
        .setYear(day.getYear())
        .setMonth(day.getMonthValue())
        .setDay(day.getDayOfMonth())
        .build();
  }
}
