package org.marketingmetrics.core.channeldata.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.core.channeldata.Question;
import org.marketingmetrics.core.channeldata.report.Fixtures.With;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.WarningCode;

/** What a person does with files: again, corrected, wrong, too little said. */
class ImportReportTest {
  private static final String HEADER = "Day,Campaign,Currency code,Cost,Impr.,Clicks\n";

  private final ImportWorld world = new ImportWorld();

  private static MetricsException failure(ThrowingImport attempt) {
    return catchThrowableOfType(MetricsException.class, attempt::run);
  }

  private interface ThrowingImport {
    void run();
  }

  private static long stored(ImportOutcome outcome) {
    return outcome.observations().stored();
  }

  @Test
  void aCorrectedFileReplacesItsRows() {
    world.importText(HEADER + "2026-03-01,A,USD,10.00,100,10\n2026-03-01,B,USD,5.00,50,5\n");

    ImportOutcome second =
        world.importText(HEADER + "2026-03-01,A,USD,12.00,100,10\n2026-03-01,B,USD,5.00,50,5\n");

    assertThat(second.observations()).isEqualTo(new ImportOutcome.Observations(0, 1, 1, 0, 0));
    assertThat(Question.number(world.world.ask("ad_spend").value())).isEqualTo(17);
  }

  /** A campaign was renamed; without the option it would stand under both names. */
  @Test
  void withReplaceRangeRowsThatAreGoneAreRetired() {
    world.importText(
        HEADER
            + "2026-03-01,Old name,USD,10.00,100,10\n"
            + "2026-03-02,Same,USD,1.00,10,1\n"
            + "2026-03-09,Old name,USD,1.00,10,1\n");
    world.importText("Day,Campaign,Device,Cost,Currency code\n2026-03-01,Old name,x,10.00,USD\n");

    ImportOutcome second =
        world.importFile(
            Fixtures.text(
                HEADER + "2026-03-01,New name,USD,10.00,100,10\n2026-03-02,Same,USD,1.00,10,1\n"),
            new With().replacingRange().options());

    assertThat(second.observations()).isEqualTo(new ImportOutcome.Observations(1, 0, 1, 0, 1));
    assertThat(world.stored())
        .hasSize(4)
        .noneMatch(line -> line.contains("2026-03-01 {campaign=Old name, channel=paid_search, pl"))
        .anyMatch(line -> line.contains("2026-03-09 {campaign=Old name"))
        .anyMatch(line -> line.contains("device=x"));
  }

  /** Two accounts report into one source, a file each. */
  @Test
  void replaceRangeLeavesOtherAccountsAlone() {
    String header = "Day,Account name,Campaign,Currency code,Cost,Impr.\n";
    world.importText(header + "2026-03-01,One,A,USD,1.00,10\n2026-03-01,One,B,USD,1.00,10\n");
    world.importText(header + "2026-03-01,Two,A,USD,1.00,10\n");

    ImportOutcome outcome =
        world.importFile(
            Fixtures.text(header + "2026-03-01,One,A,USD,1.00,10\n"),
            new With().replacingRange().options());

    assertThat(outcome.observations().retired()).isEqualTo(1);
    assertThat(world.stored()).hasSize(2);
  }

  @Test
  void replaceRangeOfAMonthlyReportRetiresOfTheSameMonth() {
    With march = new With().period("2026-03-01", "2026-03-31").replacingRange();
    String header = "(Child) ASIN,Sessions - Total,Units Ordered,Ordered Product Sales\n";
    world.importFile(Fixtures.text(header + "A,10,1,£5.00\nB,20,2,£6.00\n"), march.options());
    world.importFile(
        Fixtures.text(header + "A,7,1,£5.00\n"),
        new With().period("2026-03-01", "2026-03-07").options());

    ImportOutcome outcome =
        world.importFile(Fixtures.text(header + "A,11,1,£5.00\n"), march.options());

    assertThat(outcome.observations()).isEqualTo(new ImportOutcome.Observations(0, 1, 0, 0, 1));
    assertThat(world.stored()).hasSize(2);
  }

  @Test
  void aDryRunTellsEverythingAndWritesNothing() {
    ImportOutcome outcome =
        world.importFile(Fixtures.file("hazard_rejected_rows.csv"), new With().dryRun().options());

    assertThat(outcome.rows()).isEqualTo(new ImportOutcome.Rows(13, 1, 2, 10, 0));
    assertThat(stored(outcome)).isZero();
    assertThat(outcome.revision()).isZero();
    assertThat(world.stored()).isEmpty();
    assertThat(world.world.stores.channelData().revision(world.world.id)).isZero();
  }

  @Test
  void strictTakesAllRowsOrNone() {
    MetricsException failure =
        failure(
            () ->
                world.importFile(
                    Fixtures.file("hazard_rejected_rows.csv"), new With().strict().options()));

    assertThat(failure.reason()).isEqualTo(ErrorReason.REPORT_ROWS_REJECTED);
    assertThat(failure.fieldViolations())
        .hasSize(10)
        .contains(new FieldViolation("line 5, Cost", "NUMBER_INVALID: ten"))
        .contains(new FieldViolation("line 11", "DUPLICATE: 2"));
    assertThat(world.stored()).isEmpty();
    ImportOutcome clean =
        world.importFile(Fixtures.file("google_ads_segmented.csv"), new With().strict().options());
    assertThat(stored(clean)).isEqualTo(4);
  }

  /** The network is of no interest, so that its rows may be added. */
  @Test
  void aSegmentIsAddedOnlyWhenItIsDeclaredDropped() {
    ImportOutcome outcome =
        world.importFile(
            Fixtures.file("hazard_repeated_segment.csv"), new With().dropped("Network").options());

    assertThat(outcome.rows().rejected()).isZero();
    assertThat(stored(outcome)).isEqualTo(2);
    assertThat(world.stored().getFirst()).contains("ad_spend=15000000, clicks=15, impressions=150");
  }

  /** A kept breakdown can be given up as well; people reached twice are not added. */
  @Test
  void aDroppedDimensionAddsWhatAddsUp() {
    ImportOutcome outcome =
        world.importFile(
            Fixtures.text(
                """
                Day,Campaign name,Age,Amount spent (USD),Impressions,Reach
                2026-03-01,A,18-24,1.50,10,8
                2026-03-01,A,25-34,2.50,20,9
                2026-03-01,B,18-24,1.00,5,4
                """),
            new With().dropped("Age").options());

    assertThat(stored(outcome)).isEqualTo(2);
    assertThat(world.stored())
        .anyMatch(line -> line.endsWith("{ad_spend=4000000, impressions=30}"))
        .anyMatch(line -> line.endsWith("{ad_spend=1000000, impressions=5, reach=4}"));
  }

  @Test
  void aFileWithoutDaysNeedsItsPeriod() {
    MetricsException failure = failure(() -> world.importFile("amazon_business_report.csv"));

    assertThat(failure.reason()).isEqualTo(ErrorReason.REPORT_NEEDS_PERIOD);
  }

  @Test
  void amountsWithoutACurrencyNeedOne() {
    MetricsException failure = failure(() -> world.importFile("hazard_currency_unknown.csv"));

    assertThat(failure.reason()).isEqualTo(ErrorReason.REPORT_NEEDS_CURRENCY);
    assertThat(failure.metadata()).containsEntry("columns", "Spend");
    ImportOutcome outcome =
        world.importFile(
            Fixtures.file("hazard_currency_unknown.csv"), new With().currency("CAD").options());
    assertThat(stored(outcome)).isEqualTo(1);
    assertThat(
            failure(
                    () ->
                        world.importFile(
                            Fixtures.file("hazard_currency_unknown.csv"),
                            new With().currency("ABC").options()))
                .fieldViolations())
        .extracting(FieldViolation::field)
        .containsExactly("options.currency_code");
  }

  @Test
  void anUnknownTableIsRefusedAndTheNearestNamed() {
    assertThat(failure(() -> world.importFile("hazard_no_table.csv")).reason())
        .isEqualTo(ErrorReason.REPORT_UNRECOGNIZED);
    MetricsException near = failure(() -> world.importText("Day,Campaign,Impr.,Clicks\n1,2,3,4\n"));
    assertThat(near.reason()).isEqualTo(ErrorReason.REPORT_UNRECOGNIZED);
    assertThat(near.metadata())
        .containsEntry("nearest_format", "google_ads")
        .containsEntry("missing_columns", "Cost");
  }

  @Test
  void theFormatCanBeNamed() {
    ImportOutcome outcome =
        world.importFile(
            Fixtures.file("google_ads_segmented.csv"), new With().format("google_ads").options());
    assertThat(outcome.format().id()).isEqualTo("google_ads");
    assertThat(
            failure(
                    () ->
                        world.importFile(
                            Fixtures.file("google_ads_segmented.csv"),
                            new With().format("meta_ads").options()))
                .reason())
        .isEqualTo(ErrorReason.REPORT_UNRECOGNIZED);
    assertThat(
            failure(
                    () ->
                        world.importFile(
                            Fixtures.file("google_ads_segmented.csv"),
                            new With().format("no_such").options()))
                .fieldViolations())
        .extracting(FieldViolation::field)
        .containsExactly("options.format");
  }

  @Test
  void bytesThatAreNoTableAreToldSo() {
    assertThat(failure(() -> world.importFile(Fixtures.file(new byte[0]), ImportOptions.NONE)))
        .hasMessageContaining("empty");
    assertThat(
            failure(
                () ->
                    world.importFile(
                        Fixtures.file(
                            (HEADER + "2026-03-01,Caf\u00e9,USD,1,1,1\n")
                                .getBytes(StandardCharsets.ISO_8859_1)),
                        ImportOptions.NONE)))
        .hasMessageContaining("neither UTF-8 nor UTF-16");
    byte[] book = Fixtures.bytes("amazon_ads_search_terms.xlsx");
    MetricsException cut =
        failure(
            () ->
                world.importFile(
                    Fixtures.file(java.util.Arrays.copyOf(book, book.length / 2)),
                    ImportOptions.NONE));
    assertThat(cut.reason()).isEqualTo(ErrorReason.REPORT_UNREADABLE);
    assertThat(
            failure(
                () ->
                    world.importFile(
                        Fixtures.file(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}),
                        ImportOptions.NONE)))
        .hasMessageContaining("xls");
  }

  private static String column(String definition) {
    return "format: x\nsource: y\ntables:\n  - columns:\n      - " + definition;
  }

  static List<String> wrongMappings() {
    return List.of(
        "[",
        "format: x",
        "format: X\nsource: y\ntables: []",
        "a: &a [*a]",
        "format: x\nsource: y\nnumbers: roman\ntables: []",
        column("{header: A, measure: click}"),
        column("{header: A}"),
        column("{header: A, is: nonsense}"),
        column("{header: A, dimension: 'A B'}"),
        column("{header: A, rate: clv}"),
        column("{header: A, measure: clicks, basis: {attribution: all}}"),
        column("{header: A, measure: revenue, basis: {click_days: 7}}"));
  }

  @ParameterizedTest
  @MethodSource("wrongMappings")
  void aMappingThatIsNoneIsRefusedWithItsPlace(String mapping) {
    ImportOptions options =
        new ImportOptions(
            null,
            mapping,
            null,
            null,
            null,
            null,
            new java.util.TreeMap<>(),
            java.util.Set.of(),
            false,
            false,
            false);

    MetricsException failure =
        failure(() -> world.importFile(Fixtures.text("A,B\n1,2\n"), options));

    assertThat(failure.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(failure.fieldViolations())
        .extracting(FieldViolation::field)
        .containsExactly("options.mapping");
  }

  /** A rate whose numerator the report leaves out, weighted by page views. */
  @Test
  void theBuyBoxIsTheWeightedMeanAndSaysSo() {
    world.importFile(
        Fixtures.file("amazon_business_report_older.csv"),
        new With().period("2026-03-01", "2026-03-31").options());

    MetricValue value = world.world.ask("buy_box_percentage").value();

    assertThat(Question.number(value)).isEqualTo((300 * 1.0 + 100 * 0.4) / 400);
    assertThat(Question.codes(value)).contains(WarningCode.REPORTED_RATE);
  }

  /** All sessions of a product are those of its total, not that and its parts. */
  @Test
  void overlappingColumnsAreNeverAdded() {
    world.importFile(
        Fixtures.file("amazon_business_report.csv"),
        new With().period("2026-03-01", "2026-03-31").options());

    assertThat(Question.number(world.world.ask("sessions").value())).isEqualTo(1_110);
    assertThat(Question.number(world.world.ask("sessions").only("device", "browser").value()))
        .isEqualTo(445);
    assertThat(Question.number(world.world.ask("sessions").only("customer_type", "b2b").value()))
        .isEqualTo(10);
    assertThat(Question.number(world.world.ask("sessions").only("product", "B0CHILD001").value()))
        .isEqualTo(1_100);
  }

  @Test
  void linkClicksAndAllClicksAreNotMixed() {
    world.importFile("meta_ads_period.csv");

    MetricValue clicks = world.world.ask("clicks").value();

    assertThat(clicks.value()).isNull();
    assertThat(String.valueOf(clicks.nullReason())).isEqualTo("AMBIGUOUS_BASIS");
  }

  /** An older export is found again in a folder. */
  @Test
  void theSourcesDaysAreThoseOfItsZone() {
    ImportOutcome first =
        world.importFile(
            Fixtures.file("google_ads_segmented.csv"),
            new With().zone("America/New_York").options());
    assertThat(stored(first)).isEqualTo(4);
    MetricsException conflict =
        failure(
            () ->
                world.importFile(
                    Fixtures.file("google_ads_segmented.csv"),
                    new With().zone("Asia/Tokyo").options()));
    assertThat(conflict.reason()).isEqualTo(ErrorReason.SOURCE_CONFLICT);
    assertThat(world.importFile("google_ads_segmented.csv").observations().unchanged())
        .isEqualTo(4);
  }

  @Test
  void aFileWithTwoTablesOfTheSameDaysHoldsEachRowOnce() {
    String once = HEADER + "2026-03-01,A,USD,10.00,100,10\n";

    ImportOutcome outcome = world.importText(once + "\n" + once);

    assertThat(outcome.tables()).hasSize(2);
    assertThat(outcome.rows()).isEqualTo(new ImportOutcome.Rows(2, 1, 0, 1, 0));
    assertThat(outcome.notes())
        .isEqualTo(List.of(new RowNote.Rejected(5, Rejection.DUPLICATE, "", "2")));
  }
}
