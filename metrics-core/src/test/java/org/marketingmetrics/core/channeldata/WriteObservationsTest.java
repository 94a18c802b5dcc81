package org.marketingmetrics.core.channeldata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.marketingmetrics.core.channeldata.Bases.attributed;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/** What is written, what is refused and by which field, and that the order does not matter. */
class WriteObservationsTest {
  private static WriteOutcome write(World world, ReportRow... rows) {
    return world.send("ads", null, Arrays.asList(rows));
  }

  private static MetricsException refused(ReportRow... rows) {
    World world = World.create();
    MetricsException failure =
        requireNonNull(catchThrowableOfType(MetricsException.class, () -> write(world, rows)));
    assertThat(world.ask("clicks").value().nullReason())
        .as("nothing of it was written")
        .isEqualTo(NullReason.NO_DATA);
    return failure;
  }

  private static ReportRow decimal(String measure, String number) {
    return row().value(measure, new Quantity.Count(new BigDecimal(number), true), null);
  }

  static Stream<Arguments> brokenRows() {
    String value = "observations[1].values[0]";
    return Stream.of(
        Arguments.of("a count below zero", row().count("clicks", -1), value),
        Arguments.of("a part of a click", decimal("clicks", "1.5"), value),
        Arguments.of("seven decimals of an order", decimal("orders", "1.1234567"), value),
        Arguments.of("seven decimals of a euro", row().money("revenue", "0.0000001", "EUR"), value),
        Arguments.of(
            "more clicks than 64 bits hold", decimal("clicks", "9223372036854775808"), value),
        Arguments.of("orders beyond the limit", decimal("orders", "9000000000000"), value),
        Arguments.of("an amount beyond it", row().money("revenue", "9000000000000", "EUR"), value),
        Arguments.of(
            "a loss beyond it", row().money("gross_profit", "-9000000000000", "EUR"), value),
        Arguments.of("money for clicks", row().money("clicks", "3", "EUR"), value),
        Arguments.of("a count for revenue", row().count("revenue", 3), value),
        Arguments.of("a negative spend", row().money("ad_spend", "-1", "EUR"), value),
        Arguments.of(
            "a currency in small letters",
            row().money("revenue", "1", "eur"),
            value + ".money.currency_code"),
        Arguments.of(
            "a currency of two letters",
            row().money("revenue", "1", "EU"),
            value + ".money.currency_code"),
        Arguments.of(
            "a currency that its basis contradicts",
            row().money("revenue", "1", "EUR", Basis.UNSPECIFIED.withCurrency("USD")),
            value + ".money.currency_code"),
        Arguments.of(
            "a currency that the row's basis contradicts",
            row().money("revenue", "1", "EUR").stating(Basis.UNSPECIFIED.withCurrency("USD")),
            value + ".money.currency_code"),
        Arguments.of(
            "clicks by attribution",
            row().count("clicks", 1, attributed(7)),
            value + ".basis.attribution"),
        Arguments.of(
            "orders in a currency",
            row().count("orders", 1, Basis.UNSPECIFIED.withCurrency("EUR")),
            value + ".basis.currency_code"),
        Arguments.of(
            "impressions by click scope",
            row().count("impressions", 1, Bases.clicks(ClickScope.LINK)),
            value + ".basis.click_scope"),
        Arguments.of(
            "known tomorrow",
            row().count("clicks", 1).knownAt("2026-05-01T12:00:01Z"),
            "observations[1].known_at"),
        Arguments.of(
            "an hour that begins at ten past",
            row().count("clicks", 1).hour("2026-03-02T10:10:00Z"),
            "observations[1].period.hour_start"),
        Arguments.of(
            "an hour of half past, in a zone of whole hours",
            row().count("clicks", 1).hour("2026-03-02T10:30:00Z"),
            "observations[1].period.hour_start"),
        Arguments.of(
            "an hour that begins a second late",
            row().count("clicks", 1).hour("2026-03-02T10:00:01Z"),
            "observations[1].period.hour_start"),
        Arguments.of(
            "an hour of a far future",
            row().count("clicks", 1).hour("9999-03-02T10:00:00Z"),
            "observations[1].period.hour_start"),
        Arguments.of(
            "eleven years in one row",
            row().count("clicks", 1).days(LocalDate.of(2015, 1, 1), LocalDate.of(2026, 1, 1)),
            "observations[1].period.days"),
        Arguments.of(
            "a channel in capitals",
            row("channel", "E-Mail").count("clicks", 1),
            "observations[1].dimensions[\"channel\"]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenRows")
  void aBrokenValueIsRefusedByItsField(String what, ReportRow broken, String field) {
    MetricsException failure = refused(row("campaign", "fine").count("clicks", 1), broken);

    assertThat(failure.reason()).as(what).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(failure.fieldViolations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.field()).isEqualTo(field);
              assertThat(violation.description()).isNotBlank();
            });
    assertThat(failure).hasMessageStartingWith(field);
  }

  /** The last day of a row is before its first. */
  @Test
  void reversedDaysAreRefused() {
    MetricsException failure =
        requireNonNull(
            catchThrowableOfType(MetricsException.class, () -> row().days(8, 2).observation()));

    assertThat(failure.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
  }

  /** What lies just inside of the limits is stored exactly. */
  @Test
  void valuesAtTheLimitsAreKept() {
    World world =
        World.create()
            .write(
                "ads",
                row()
                    .count("clicks", Long.MAX_VALUE)
                    .fraction("orders", "8999999999999.999999")
                    .money("revenue", "-8999999999999.999999", "EUR")
                    .money("ad_spend", "0", "EUR")
                    .count("impressions", 0)
                    .knownAt("2026-05-01T12:00:00Z"));

    assertThat(world.ask("clicks").value().numerator())
        .isEqualTo(Quantity.Count.of(Long.MAX_VALUE));
    assertThat(world.ask("orders").value().numerator())
        .isEqualTo(new Quantity.Count(new BigDecimal("8999999999999.999999"), true));
    assertThat(world.ask("revenue").value().numerator())
        .isEqualTo(new Quantity.Money(new BigDecimal("-8999999999999.999999"), "EUR"));
    assertThat(number(world.ask("impressions").value())).isZero();
  }

  /** A decimal that is whole is a count. */
  @Test
  void aWholeDecimalOfAWholeMeasureIsTaken() {
    World world = World.create().write("ads", decimal("clicks", "64517.0"));

    assertThat(number(world.ask("clicks").value())).isEqualTo(64_517);
  }

  /** India's hours begin at half past. */
  @Test
  void hoursBeginOnTheClocksOfTheirSource() {
    World world =
        World.create()
            .source("ads", SourceKind.AD_PLATFORM, "Asia/Kolkata")
            .write("ads", row().count("clicks", 4).hour("2026-03-02T10:30:00Z"));

    assertThat(number(world.ask("clicks").value())).isEqualTo(4);
  }

  /** A column of the report is no measure of the catalogue; a metric is none either. */
  @Test
  void unknownMeasuresAreRefusedAndTheLikeliestIsNamed() {
    MetricsException misspelt = refused(row().count("click", 1));
    assertThat(misspelt.reason()).isEqualTo(ErrorReason.UNKNOWN_MEASURE);
    assertThat(misspelt.metadata()).containsEntry("measure", "click");
    assertThat(misspelt.fieldViolations())
        .singleElement()
        .satisfies(v -> assertThat(v.field()).isEqualTo("observations[0].values[0].measure"));
    assertThat(refused(row().count("cpm", 1)).reason()).isEqualTo(ErrorReason.UNKNOWN_MEASURE);
  }

  /** A file that holds a line twice cannot say which of the two is right. */
  @Test
  void oneValueTwiceIsADuplicate() {
    MetricsException failure =
        refused(
            row("campaign", "a").count("clicks", 1),
            row("campaign", "a").count("impressions", 5).count("clicks", 2));

    assertThat(failure.reason()).isEqualTo(ErrorReason.DUPLICATE_OBSERVATION);
    assertThat(failure.metadata()).containsEntry("first", "0").containsEntry("second", "1");
    assertThat(failure.metadata()).containsEntry("measure", "clicks");
    assertThat(failure.fieldViolations())
        .singleElement()
        .satisfies(v -> assertThat(v.field()).isEqualTo("observations[1].values[1]"));
    assertThat(refused(row().count("clicks", 1).count("clicks", 1)).reason())
        .isEqualTo(ErrorReason.DUPLICATE_OBSERVATION);
    assertThat(
            refused(row().count("orders", 1, attributed(7)).count("orders", 1, attributed(7)))
                .reason())
        .isEqualTo(ErrorReason.DUPLICATE_OBSERVATION);
  }

  /** The same measure by another window, day or campaign is another value. */
  @Test
  void whatDiffersInBasisSeriesOrPeriodIsNoDuplicate() {
    World world = World.create();

    WriteOutcome outcome =
        write(
            world,
            row("campaign", "a")
                .count("orders", 1, attributed(7))
                .count("orders", 2, attributed(14)),
            row("campaign", "b").count("orders", 4, attributed(7)),
            row("campaign", "a").day(3).count("orders", 8, attributed(7)));

    assertThat(outcome.stored()).isEqualTo(3);
    assertThat(number(world.ask("orders").on(attributed(7)).value())).isEqualTo(13);
  }

  /** More than one call may carry. */
  @Test
  void tooManyObservationsAreRefused() {
    List<ReportRow> rows = new ArrayList<>();
    for (int i = 0; i <= WriteObservations.MAX_OBSERVATIONS; i++) {
      rows.add(row("campaign", "c" + i).count("clicks", 1));
    }

    MetricsException failure = refused(rows.toArray(ReportRow[]::new));
    assertThat(failure.fieldViolations())
        .singleElement()
        .satisfies(v -> assertThat(v.field()).isEqualTo("observations"));
    assertThat(
            write(World.create(), rows.subList(1, rows.size()).toArray(ReportRow[]::new)).stored())
        .isEqualTo(5_000);
  }

  /** The same file imported again. */
  @Test
  void writingTheSameAgainChangesNothing() {
    World world = World.create();
    ReportRow[] rows = {
      row("campaign", "a").count("clicks", 1).knownAt("2026-04-01T00:00:00Z"),
      row("campaign", "b").count("clicks", 2).knownAt("2026-04-01T00:00:00Z")
    };

    WriteOutcome first = write(world, rows);
    WriteOutcome second = write(world, rows);
    WriteOutcome third =
        write(world, row("campaign", "a").count("clicks", 5).knownAt("2026-04-02T00:00:00Z"));
    WriteOutcome fourth =
        write(world, row("campaign", "a").count("clicks", 4).knownAt("2026-03-31T00:00:00Z"));

    assertThat(first).isEqualTo(new WriteOutcome(2, 0, 0, 0, 1));
    assertThat(second).isEqualTo(new WriteOutcome(0, 0, 2, 0, 1));
    assertThat(third).isEqualTo(new WriteOutcome(0, 1, 0, 0, 2));
    assertThat(fourth.outdated()).isEqualTo(1);
    assertThat(number(world.ask("clicks").value())).isEqualTo(7);
  }

  /**
   * A value's own basis stands alone; without one the row's holds, as far as the measure has it.
   */
  @Test
  void aValueTakesTheRowsBasisUnlessItHasItsOwn() {
    World world =
        World.create()
            .write(
                "ads",
                row()
                    .count("clicks", 50)
                    .count("orders", 4)
                    .count("leads", 3, attributed(14))
                    .money("revenue", "10", "EUR")
                    .stating(attributed(7).withCurrency("EUR")));

    assertThat(world.ask("orders").value().basis()).isEqualTo(attributed(7));
    assertThat(world.ask("leads").value().basis()).isEqualTo(attributed(14));
    assertThat(world.ask("clicks").value().basis()).isEqualTo(Basis.UNSPECIFIED);
    assertThat(world.ask("revenue").value().basis()).isEqualTo(attributed(7).withCurrency("EUR"));
  }

  /** A source registered in another zone, or as another kind. */
  @Test
  void aSourceKeepsWhatItWasRegisteredAs() {
    World world = World.create().source("ads", SourceKind.AD_PLATFORM, "Europe/Berlin");
    world.write("ads", row().count("clicks", 1));

    world.source("ads", SourceKind.SHOP, "Europe/Berlin");
    assertThat(
            requireNonNull(
                    catchThrowableOfType(
                        MetricsException.class, () -> write(world, row().count("clicks", 2))))
                .reason())
        .isEqualTo(ErrorReason.SOURCE_CONFLICT);
  }

  /** A day's report restated three times, imported in every order. */
  @Test
  void theOrderOfImportsDoesNotMatter() {
    List<ReportRow> reports =
        new ArrayList<>(
            List.of(
                row()
                    .count("clicks", 10)
                    .money("revenue", "50", "EUR", attributed(7))
                    .knownAt("2026-04-01T00:00:00Z"),
                row().count("clicks", 11).knownAt("2026-04-02T00:00:00Z"),
                row()
                    .count("clicks", 12)
                    .money("revenue", "60", "EUR", attributed(7))
                    .knownAt("2026-04-03T00:00:00Z"),
                row("campaign", "x").day(9).count("clicks", 1).knownAt("2026-04-01T00:00:00Z")));
    for (int turn = 0; turn < reports.size(); turn++) {
      Collections.rotate(reports, 1);
      World world = World.create();
      reports.forEach(report -> world.write("ads", report));
      MetricValue revenue = world.ask("revenue").value();
      assertThat(number(revenue)).isEqualTo(60);
      assertThat(number(world.ask("clicks").during(2, 2).value())).isEqualTo(12);
      assertThat(number(world.ask("clicks").during(2, 2).asOf("2026-04-02T12:00:00Z").value()))
          .isEqualTo(11);
    }
  }

  /** A report of empty days. */
  @Test
  void daysMayBeDeclaredBesideRows() {
    World world = World.create();

    world.send(
        "ads",
        new DateRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 5)),
        List.of(row().day(2).count("clicks", 1)));

    assertThat(requireNonNull(world.ask("clicks").value().quality()).daysReceived()).isEqualTo(5);
  }
}
