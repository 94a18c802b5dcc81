package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.marketingmetrics.server.channeldata.Acme.codes;
import static org.marketingmetrics.server.channeldata.Acme.query;
import static org.marketingmetrics.server.channeldata.Acme.report;
import static org.marketingmetrics.server.channeldata.Acme.warning;
import static org.marketingmetrics.server.channeldata.Row.allSales;
import static org.marketingmetrics.server.channeldata.Row.at;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.over;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;

import com.google.type.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.ClickScope;
import org.marketingmetrics.api.v1.ClvModel;
import org.marketingmetrics.api.v1.DefinitionField;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.IntervalAbsence;
import org.marketingmetrics.api.v1.IntervalMethod;
import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.TimeBucket;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.server.value.PeriodProtos;

/** What a query answers, from rows that were written to the values that come back. */
class QueryMetricsTest {
  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private static DimensionFilter only(String dimension, String... values) {
    return DimensionFilter.newBuilder()
        .setDimension(dimension)
        .addAllValues(List.of(values))
        .build();
  }

  /** The example of the seed: 4,000 clicks of 200,000 impressions. */
  @Test
  void aRateComesWithAllThatSaysHowFarItCanBeTrusted() {
    acme.write("ads", on("2026-02-01").count("impressions", 200_000).count("clicks", 4_000));

    MetricValue ctr = acme.value("ctr");

    assertThat(ctr.getMetric()).isEqualTo("ctr");
    assertThat(ctr.getVersion()).isEqualTo(1);
    assertThat(ctr.getValue()).isEqualTo(0.02);
    assertThat(ctr.getScale()).isEqualTo(1);
    assertThat(ctr.getNumerator().getCount()).isEqualTo(4_000);
    assertThat(ctr.getDenominator().getCount()).isEqualTo(200_000);
    assertThat(ctr.getInterval().getLower()).isCloseTo(0.01939559017740039, offset(1e-12));
    assertThat(ctr.getInterval().getUpper()).isCloseTo(0.020622848470782402, offset(1e-12));
    assertThat(ctr.getInterval().getConfidenceLevel()).isEqualTo(0.95);
    assertThat(ctr.getInterval().getMethod()).isEqualTo(IntervalMethod.INTERVAL_METHOD_WILSON);
    assertThat(codes(ctr)).containsExactly(WarningCode.WARNING_CODE_BINOMIAL_ASSUMED);
    var quality = ctr.getDataQuality();
    assertThat(quality.getDaysExpected()).isEqualTo(28);
    assertThat(quality.getDaysReceived()).isEqualTo(1);
    assertThat(quality.getSourcesList()).containsExactly("ads");
    assertThat(quality.getRowsUsed()).isEqualTo(1);
    assertThat(quality.getGapsList()).containsExactly(range("2026-02-02", "2026-02-28"));
    assertThat(ctr.getBenchmarksList()).isEmpty();
  }

  @Test
  void theAnswerSaysWhichDataAndWhoseDays() {
    var written = acme.write("ads", on("2026-02-01").count("clicks", 4));

    var answer = acme.data.queryMetrics(query("clicks").build());

    assertThat(answer.getDataRevision()).isEqualTo(written.getDataRevision());
    assertThat(answer.getTimeZone()).isEqualTo("UTC");
    assertThat(answer.getTotalSize()).isEqualTo(1);
    assertThat(answer.getNextPageToken()).isEmpty();
    assertThat(answer.getRows(0).getTime().getDates()).isEqualTo(range("2026-02-01", "2026-02-28"));
  }

  @Test
  void theConfidenceAskedForIsTheOneGiven() {
    acme.write("ads", on("2026-02-01").count("impressions", 200).count("clicks", 4));

    MetricValue narrow = acme.value(query("ctr").setConfidenceLevel(0.5));
    MetricValue wide = acme.value(query("ctr").setConfidenceLevel(0.9999));

    assertThat(narrow.getInterval().getConfidenceLevel()).isEqualTo(0.5);
    assertThat(wide.getInterval().getLower()).isLessThan(narrow.getInterval().getLower());
    assertThat(wide.getInterval().getUpper()).isGreaterThan(narrow.getInterval().getUpper());
  }

  @Test
  void sumsBeyondSixtyFourBitsAreExact() {
    acme.write(
        "ads",
        on("2026-02-01").count("clicks", Long.MAX_VALUE).count("impressions", Long.MAX_VALUE),
        on("2026-02-02").count("clicks", Long.MAX_VALUE).count("impressions", Long.MAX_VALUE));

    MetricValue clicks = acme.value("clicks");

    assertThat(clicks.getNumerator().getDecimal().getValue()).isEqualTo("18446744073709551614");
    assertThat(clicks.getValue()).isEqualTo(0x1p64);
    assertThat(acme.value("ctr").getValue()).isEqualTo(1);
  }

  @Test
  void nothingOverNothingIsNullAndNotZero() {
    acme.write("ads", on("2026-02-01").count("impressions", 0).count("clicks", 0));

    MetricValue ctr = acme.value("ctr");

    assertThat(ctr.hasValue()).isFalse();
    assertThat(ctr.getNullReason()).isEqualTo(NullReason.NULL_REASON_ZERO_DENOMINATOR);
    assertThat(ctr.getNullDetail().getMeasuresList()).containsExactly("impressions");
    assertThat(ctr.getNullDetail().getText()).startsWith("The denominator is zero");
    assertThat(ctr.hasDenominator()).isTrue();
  }

  /** A shop in two countries reports in euros and dollars. */
  @Test
  void amountsOfSeveralCurrenciesAreNullWithBothCodesAndCountsStand() {
    acme.write(
        "shop",
        on("2026-02-01")
            .with("country", "DE")
            .money("revenue", "10", "EUR", allSales())
            .count("orders", 1, allSales()),
        on("2026-02-01")
            .with("country", "US")
            .money("revenue", "20.5", "USD", allSales())
            .count("orders", 2, allSales()));

    MetricRow row = acme.rows(query("revenue", "aov", "orders")).getFirst();

    for (MetricValue money : row.getValuesList().subList(0, 2)) {
      assertThat(money.getNullReason()).isEqualTo(NullReason.NULL_REASON_MIXED_CURRENCY);
      assertThat(money.getNullDetail().getMixedCurrency().getCurrencyCodesList())
          .containsExactly("EUR", "USD");
      assertThat(money.getNullDetail().getMeasuresList()).containsExactly("revenue");
      assertThat(money.getCurrencyCode()).isEmpty();
    }
    assertThat(row.getValues(2).getNumerator().getCount()).isEqualTo(3);
    MetricValue dollars = acme.value(query("revenue").addFilters(only("country", "US")));
    assertThat(dollars.getNumerator().getMoney()).isEqualTo(Row.money("20.5", "USD"));
    assertThat(dollars.getCurrencyCode()).isEqualTo("USD");
    MetricValue euros =
        acme.value(query("revenue").setBasis(Basis.newBuilder().setCurrencyCode("EUR")));
    assertThat(euros.getValue()).isEqualTo(10);
  }

  /** One report by device and one in total are two views of the same clicks. */
  @Test
  void aReportByDeviceIsNotAddedToTheTotal() {
    acme.write(
        "ads",
        on("2026-02-01").count("clicks", 10),
        on("2026-02-01").with("device", "mobile").count("clicks", 6),
        on("2026-02-01").with("device", "desktop").count("clicks", 4));

    assertThat(acme.value("clicks").getValue()).isEqualTo(10);
    assertThat(acme.byGroup(query("clicks").addDimensions("device")))
        .extractingFromEntries(entry -> entry.getKey() + "=" + entry.getValue().getValue())
        .containsExactly("desktop=4.0", "mobile=6.0");
  }

  @Test
  void ofTwoSourcesOfOneKindNoneIsGuessedAndTheCallerOrTheWorkspaceDecides() {
    acme.write("one", on("2026-02-01").count("clicks", 10));
    acme.write("two", on("2026-02-01").count("clicks", 11));

    MetricValue clicks = acme.value("clicks");

    assertThat(clicks.getNullReason()).isEqualTo(NullReason.NULL_REASON_AMBIGUOUS_SOURCE);
    assertThat(clicks.getNullDetail().getAmbiguousSource().getSourcesList())
        .containsExactly("one", "two");
    assertThat(clicks.getNullDetail().getMeasuresList()).containsExactly("clicks");
    assertThat(acme.value(query("clicks").addSources("two")).getValue()).isEqualTo(11);
    try (Acme decided = Acme.with(Workspace.newBuilder().addSourcePrecedence("one"))) {
      decided.write("one", on("2026-02-01").count("clicks", 10));
      decided.write("two", on("2026-02-01").count("clicks", 11));
      assertThat(decided.value("clicks").getValue()).isEqualTo(10);
    }
  }

  @Test
  void ofTwoSourcesTheNearerToTheFactAnswers() {
    acme.write("ads", on("2026-02-01").count("clicks", 10));
    acme.write(
        SourceKind.SOURCE_KIND_WEB_ANALYTICS, "analytics", on("2026-02-01").count("clicks", 9));

    MetricValue clicks = acme.value("clicks");

    assertThat(clicks.getValue()).isEqualTo(10);
    assertThat(clicks.getDataQuality().getSourcesList()).containsExactly("ads");
  }

  /** The weekly file came first, the daily one covers the same days. */
  @Test
  void aWeeklyRowGivesWayToDailyRowsThatCoverIt() {
    acme.write("ads", over("2026-02-02", "2026-02-08").count("clicks", 70));
    assertThat(acme.value("clicks").getValue()).isEqualTo(70);

    for (int day = 2; day <= 7; day++) {
      acme.write("ads", on("2026-02-0" + day).count("clicks", 1));
    }
    assertThat(acme.value("clicks").getValue()).as("a day is missing").isEqualTo(70);
    acme.write("ads", on("2026-02-08").count("clicks", 1));

    assertThat(acme.value("clicks").getValue()).isEqualTo(7);
    assertThat(
            acme.value(query("clicks").setDateRange(range("2026-02-03", "2026-02-04"))).getValue())
        .isEqualTo(2);
  }

  @Test
  void rowsThatLackASideTakeNoPartAndAreCounted() {
    acme.write(
        "ads",
        on("2026-02-01").count("impressions", 100).count("clicks", 4),
        on("2026-02-02").count("clicks", 50));

    MetricValue ctr = acme.value("ctr");

    assertThat(ctr.getValue()).isEqualTo(0.04);
    var partial =
        warning(ctr.getWarningsList(), WarningCode.WARNING_CODE_PARTIAL_COVERAGE)
            .getPartialCoverage();
    assertThat(partial.getRowsUsed()).isEqualTo(1);
    assertThat(partial.getRowsLeftOut()).isEqualTo(1);
    assertThat(partial.getMissingMeasuresList()).containsExactly("impressions");
    assertThat(ctr.getDataQuality().getRowsLeftOut()).isEqualTo(1);
    assertThat(codes(ctr)).as("ordered by code").isSorted();
  }

  @Test
  void sidesOfTwoSourcesMeetOnTheDaysThatBothCover() {
    acme.write("ads", on("2026-02-01").count("clicks", 100), on("2026-02-02").count("clicks", 50));
    acme.write(
        SourceKind.SOURCE_KIND_WEB_ANALYTICS, "analytics", on("2026-02-01").count("sessions", 80));

    MetricValue perClick = acme.value("sessions_per_click");

    assertThat(perClick.getValue()).isEqualTo(0.8);
    var cross =
        warning(perClick.getWarningsList(), WarningCode.WARNING_CODE_CROSS_SOURCE).getCrossSource();
    assertThat(cross.getMeasureSourcesList())
        .extracting(pair -> pair.getMeasure() + " " + pair.getSource())
        .containsExactly("clicks ads", "sessions analytics");
    assertThat(cross.getDaysList()).containsExactly(range("2026-02-01", "2026-02-01"));
    assertThat(perClick.getIntervalAbsence())
        .isEqualTo(IntervalAbsence.INTERVAL_ABSENCE_NEEDS_UNIT_DATA);
  }

  private void writeReturnsOfTwoPlatforms() {
    acme.write(
        "amazon_ads",
        on("2026-02-01")
            .with("platform", "amazon")
            .money("ad_spend", "50", "EUR")
            .money("revenue", "100", "EUR", within(7)));
    acme.write(
        "google_ads",
        on("2026-02-01")
            .with("platform", "google")
            .money("ad_spend", "50", "EUR")
            .money("revenue", "300", "EUR", within(30)));
  }

  @Test
  void aValueThatWouldMixDefinitionsIsNullWithBothAndTheOthersStand() {
    writeReturnsOfTwoPlatforms();

    MetricRow row = acme.rows(query("roas", "ad_spend")).getFirst();

    MetricValue roas = row.getValues(0);
    assertThat(roas.getNullReason()).isEqualTo(NullReason.NULL_REASON_DEFINITION_MISMATCH);
    assertThat(roas.getNullDetail().getMeasuresList()).containsExactly("revenue");
    var mismatch = roas.getNullDetail().getDefinitionMismatch();
    assertThat(mismatch.getLeft().getMetric()).isEqualTo("roas");
    assertThat(mismatch.getRight().getExpression()).isEqualTo("revenue / ad_spend");
    assertThat(
            List.of(
                mismatch.getLeft().getBasis().getAttribution(),
                mismatch.getRight().getBasis().getAttribution()))
        .containsExactlyInAnyOrder(within(7).getAttribution(), within(30).getAttribution());
    assertThat(mismatch.getDifferencesList())
        .extracting(difference -> difference.getField())
        .containsExactly(DefinitionField.DEFINITION_FIELD_CLICK_WINDOW);
    assertThat(row.getValues(1).getValue()).isEqualTo(100);
  }

  @Test
  void anAcknowledgedMixtureIsGivenWithAWarningThatHoldsBoth() {
    writeReturnsOfTwoPlatforms();

    MetricValue roas = acme.value(query("roas").setAcknowledgeDefinitionMismatch(true));

    assertThat(roas.getValue()).isEqualTo(4);
    var mismatch =
        warning(roas.getWarningsList(), WarningCode.WARNING_CODE_DEFINITION_MISMATCH_ACKNOWLEDGED)
            .getDefinitionMismatch();
    assertThat(mismatch.getLeft().getMetric()).isEqualTo("revenue");
    assertThat(mismatch.getDifferencesList())
        .extracting(difference -> difference.getField())
        .containsExactly(DefinitionField.DEFINITION_FIELD_CLICK_WINDOW);
  }

  @Test
  void severalWindowsOfOneSourceAreTheCallersChoice() {
    acme.write(
        "amazon_ads",
        on("2026-02-01")
            .money("revenue", "100", "EUR", within(7))
            .money("revenue", "120", "EUR", within(14)));

    MetricValue revenue = acme.value("revenue");

    assertThat(revenue.getNullReason()).isEqualTo(NullReason.NULL_REASON_AMBIGUOUS_BASIS);
    assertThat(revenue.getNullDetail().getAmbiguousBasis().getBasesList())
        .containsExactlyInAnyOrder(within(7), within(14));
    assertThat(acme.value(query("revenue").setBasis(within(14))).getValue()).isEqualTo(120);
    try (Acme decided = Acme.with(Workspace.newBuilder().setDefaultBasis(within(7)))) {
      decided.write(
          "amazon_ads",
          on("2026-02-01")
              .money("revenue", "100", "EUR", within(7))
              .money("revenue", "120", "EUR", within(14)));
      assertThat(decided.value("revenue").getValue()).isEqualTo(100);
    }
  }

  @Test
  void aBasisThatSomeRowsDoNotStateIsWarnedOf() {
    Basis links = Basis.newBuilder().setClickScope(ClickScope.CLICK_SCOPE_LINK).build();
    acme.write(
        "ads", on("2026-02-01").count("clicks", 4, links), on("2026-02-02").count("clicks", 5));

    MetricValue clicks = acme.value("clicks");

    assertThat(clicks.getValue()).isEqualTo(9);
    var unspecified =
        warning(clicks.getWarningsList(), WarningCode.WARNING_CODE_BASIS_UNSPECIFIED)
            .getDefinitionMismatch();
    assertThat(unspecified.getLeft().getBasis()).isEqualTo(links);
    assertThat(unspecified.getRight().getBasis()).isEqualTo(Basis.getDefaultInstance());
    assertThat(unspecified.getDifferences(0).getField())
        .isEqualTo(DefinitionField.DEFINITION_FIELD_CLICK_SCOPE);
    assertThat(unspecified.getDifferences(0).getRight()).isEqualTo("unspecified");
  }

  /** One basis is sent with every query of a dashboard. */
  @Test
  void fieldsOfABasisThatNoMeasureHasAreNotLookedAt() {
    acme.write("ads", on("2026-02-01").count("impressions", 4));

    MetricValue impressions =
        acme.value(
            query("impressions")
                .setBasis(
                    within(7).toBuilder()
                        .setSessionRule("ga4")
                        .setClvModel(ClvModel.CLV_MODEL_SIMPLE)));

    assertThat(impressions.getValue()).isEqualTo(4);
    assertThat(impressions.getWarningsList()).isEmpty();
  }

  @Test
  void reachIsGivenAsItIsHeldAndNeverAdded() {
    acme.write("ads", on("2026-02-01").count("reach", 80), on("2026-02-02").count("reach", 70));

    MetricValue reach = acme.value("reach");

    assertThat(reach.getNullReason()).isEqualTo(NullReason.NULL_REASON_NOT_ADDITIVE);
    var held = reach.getNullDetail().getNotAdditive();
    assertThat(held.getGrainsList()).containsExactly(Grain.GRAIN_DAY);
    assertThat(held.getPeriodDaysList()).containsExactly(1);
    assertThat(held.getLevelsList()).hasSize(1);
    assertThat(held.getLevels(0).getDimensionsList()).isEmpty();
    assertThat(reach.getNullDetail().getMeasuresList()).containsExactly("reach");
    assertThat(acme.rows(query("reach").setGrain(Grain.GRAIN_DAY)))
        .extracting(row -> row.getValues(0).getValue())
        .containsExactly(80.0, 70.0);
  }

  @Test
  void questionsAsOfAnInstantAreAnsweredFromWhatWasKnownThen() {
    acme.write("ads", on("2026-02-01").count("clicks", 4).knownAt("2026-02-02T00:00:00Z"));
    acme.write("ads", on("2026-02-01").count("clicks", 5).knownAt("2026-02-09T00:00:00Z"));

    assertThat(asOf("2026-02-02T00:00:00Z").getValue()).isEqualTo(4);
    assertThat(asOf("2026-02-08T23:59:59.999999Z").getValue()).isEqualTo(4);
    assertThat(asOf("2026-02-09T00:00:00Z").getValue()).isEqualTo(5);
    assertThat(asOf("2026-02-01T23:59:59Z").getNullReason())
        .isEqualTo(NullReason.NULL_REASON_NO_DATA);
    assertThat(asOf("2026-03-01T12:00:00Z").getValue()).as("now is not the future").isEqualTo(5);
  }

  private MetricValue asOf(String instant) {
    return acme.value(query("clicks").setAsOf(PeriodProtos.toProto(Instant.parse(instant))));
  }

  @Test
  void textsAreInTheLanguageOfTheRequestAndCodesAreNot() {
    acme.write("ads", on("2026-02-01").count("impressions", 0).count("clicks", 0));

    MetricValue russian = acme.value(query("ctr").setLanguageCode("ru-RU"));

    assertThat(russian.getNullReason()).isEqualTo(NullReason.NULL_REASON_ZERO_DENOMINATOR);
    assertThat(russian.getNullDetail().getText()).containsPattern("[а-яё]");
    assertThat(acme.value(query("ctr").setLanguageCode("fr")))
        .isEqualTo(acme.value(query("ctr").setLanguageCode("en")));
  }

  @Test
  void namesThatMeanOneThingWillDoAlsoGivenTheKindOfTheChannelKept() {
    acme.write(
        "mail_tool",
        on("2026-02-01")
            .with("channel", "email")
            .count("emails_delivered", 100)
            .count("email_unique_clicks", 5)
            .count("email_unique_opens", 10));

    assertThat(
            acme.value(query("click-to-open rate").addFilters(only("channel", "email")))
                .getMetric())
        .isEqualTo("ctor");
    assertThat(acme.value(query("ctor@1")).getValue()).isEqualTo(0.5);
    assertThat(acme.value(query("кликабельность").addFilters(only("channel", "email"))).getMetric())
        .isEqualTo("ctr_email_unique_delivered");
  }

  @Test
  void hoursAreGivenWhereDataAreByTheHour() {
    try (Acme riga = Acme.with(Workspace.newBuilder().setTimeZone("Europe/Riga"))) {
      riga.write(
          "ads",
          at("2025-10-26T00:00:00Z").count("clicks", 3),
          at("2025-10-26T01:00:00Z").count("clicks", 4),
          on("2025-10-27").count("clicks", 100));
      var october = query("clicks").setDateRange(range("2025-10-26", "2025-10-27"));

      assertThat(riga.rows(october.clone().setGrain(Grain.GRAIN_HOUR)))
          .as("the hour that repeats when summer time ends is two")
          .extracting(MetricRow::getTime, row -> row.getValues(0).getValue())
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(hour("2025-10-26T00:00:00Z"), 3.0),
              org.assertj.core.groups.Tuple.tuple(hour("2025-10-26T01:00:00Z"), 4.0));
      assertThat(riga.rows(october.clone().setGrain(Grain.GRAIN_DAY)))
          .extracting(row -> row.getValues(0).getValue())
          .containsExactly(7.0, 100.0);
    }
  }

  private static TimeBucket hour(String start) {
    return TimeBucket.newBuilder().setHourStart(PeriodProtos.toProto(Instant.parse(start))).build();
  }

  @Test
  void weeksBeginWhenTheWorkspaceSaysAndAreCutAtTheRange() {
    assertThat(weeks(acme))
        .containsExactly(range("2026-02-03", "2026-02-08"), range("2026-02-09", "2026-02-10"));
    try (Acme sunday = Acme.with(Workspace.newBuilder().setWeekStart(DayOfWeek.SUNDAY))) {
      assertThat(weeks(sunday))
          .containsExactly(range("2026-02-03", "2026-02-07"), range("2026-02-08", "2026-02-10"));
    }
  }

  private static List<org.marketingmetrics.api.v1.DateRange> weeks(Acme acme) {
    for (int day = 3; day <= 9; day++) {
      acme.write("ads", on("2026-02-0" + day).count("clicks", 1));
    }
    return acme
        .rows(
            query("clicks")
                .setDateRange(range("2026-02-03", "2026-02-10"))
                .setGrain(Grain.GRAIN_WEEK))
        .stream()
        .map(row -> row.getTime().getDates())
        .toList();
  }

  @Test
  void longerGrainsFollowTheCalendar() {
    acme.write("ads", on("2025-12-31").count("clicks", 1), on("2026-01-01").count("clicks", 2));
    var winter = query("clicks").setDateRange(range("2025-11-15", "2026-02-10"));

    assertThat(acme.rows(winter.clone().setGrain(Grain.GRAIN_MONTH)))
        .extracting(row -> row.getTime().getDates())
        .containsExactly(range("2025-12-01", "2025-12-31"), range("2026-01-01", "2026-01-31"));
    assertThat(acme.rows(winter.clone().setGrain(Grain.GRAIN_QUARTER)))
        .extracting(row -> row.getTime().getDates())
        .containsExactly(range("2025-11-15", "2025-12-31"), range("2026-01-01", "2026-02-10"));
    assertThat(acme.rows(winter.clone().setGrain(Grain.GRAIN_YEAR))).hasSize(2);
    assertThat(acme.rows(winter.clone().setGrain(Grain.GRAIN_TOTAL))).hasSize(1);
  }

  @Test
  void filtersKeepOrLeaveOutAndAllMustHold() {
    acme.write(
        "ads",
        on("2026-02-01").with("channel", "display").with("device", "mobile").count("clicks", 1),
        on("2026-02-01").with("channel", "display").with("device", "tablet").count("clicks", 2),
        on("2026-02-01").with("channel", "email").with("device", "tablet").count("clicks", 4),
        on("2026-02-01")
            .with("channel", "Email".toLowerCase(java.util.Locale.ROOT))
            .with("device", "TABLET")
            .count("clicks", 8));

    assertThat(acme.value(query("clicks").addFilters(only("device", "tablet"))).getValue())
        .isEqualTo(6);
    assertThat(
            acme.value(
                    query("clicks")
                        .addFilters(only("device", "tablet", "mobile"))
                        .addFilters(only("channel", "display").toBuilder().setExclude(true)))
                .getValue())
        .isEqualTo(4);
  }

  @Test
  void withoutDataThereIsNoRowButOneForAQuestionThatHasOneValue() {
    assertThat(acme.value("clicks").getNullReason()).isEqualTo(NullReason.NULL_REASON_NO_DATA);
    assertThat(acme.rows(query("clicks").setGrain(Grain.GRAIN_DAY))).isEmpty();
    assertThat(acme.rows(query("clicks").addDimensions("channel"))).isEmpty();
  }

  @Test
  void aSourceOfAnotherZoneIsUsedAsItIsWithAWarning() {
    acme.write(
        report("tokyo", on("2026-02-01").count("clicks", 4)).setSourceTimeZone("Asia/Tokyo"));

    MetricValue clicks = acme.value("clicks");

    assertThat(clicks.getValue()).isEqualTo(4);
    var zone =
        warning(clicks.getWarningsList(), WarningCode.WARNING_CODE_SOURCE_TIME_ZONE)
            .getSourceTimeZone();
    assertThat(zone.getSource()).isEqualTo("tokyo");
    assertThat(zone.getSourceTimeZone()).isEqualTo("Asia/Tokyo");
    assertThat(zone.getWorkspaceTimeZone()).isEqualTo("UTC");
  }

  @Test
  void fractionalCountsStayExactAndHaveNoInterval() {
    acme.write(
        "ads",
        on("2026-02-01").count("clicks", 10).decimal("orders", "0.1"),
        on("2026-02-02").count("clicks", 10).decimal("orders", "0.2"));

    MetricValue orders = acme.value("orders");
    MetricValue rate = acme.value("conversion_rate_per_click");

    assertThat(orders.getNumerator().getDecimal().getValue()).isEqualTo("0.3");
    assertThat(orders.getValue()).isEqualTo(0.3);
    assertThat(rate.getValue()).isEqualTo(0.015);
    assertThat(rate.hasInterval()).isFalse();
    assertThat(rate.getIntervalAbsence()).isEqualTo(IntervalAbsence.INTERVAL_ABSENCE_NOT_BINOMIAL);
  }
}
