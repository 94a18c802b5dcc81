package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.Question.warning;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** Rows of different lengths of time beside each other. */
class PeriodsTest {
  private static ReportRow clicks(long count) {
    return row("campaign", "spring").count("clicks", count);
  }

  private static Map<LocalDate, Double> numbers(Map<LocalDate, MetricValue> values) {
    Map<LocalDate, Double> numbers = new TreeMap<>();
    values.forEach((key, value) -> numbers.put(key, number(value)));
    return numbers;
  }

  private static LocalDate march(int day) {
    return LocalDate.of(2026, 3, day);
  }

  private static List<ReportRow> daily(int first, int last) {
    List<ReportRow> rows = new ArrayList<>();
    for (int day = first; day <= last; day++) {
      rows.add(clicks(10).day(day));
    }
    return rows;
  }

  /** The weekly report is imported beside the daily one; the days are all there. */
  @Test
  void aWeeklyRowIsLeftOutWhereDaysCoverIt() {
    World world = World.create().write("ads", daily(2, 8)).write("ads", clicks(75).days(2, 8));

    MetricValue clicks = world.ask("clicks").value();
    assertThat(number(clicks)).isEqualTo(70);
    assertThat(codes(clicks)).as("nothing is missing").isEmpty();
  }

  /** Sunday's daily report never came, the weekly one did. */
  @Test
  void aWeeklyRowStandsWhereADayIsMissingAndTheDaysAreLeftOut() {
    World world = World.create().write("ads", daily(2, 7)).write("ads", clicks(75).days(2, 8));

    assertThat(number(world.ask("clicks").value())).isEqualTo(75);
  }

  /** The question is about half of the week. */
  @Test
  void aWeeklyRowThatTheRangeCutsIsLeftOutAndCounted() {
    World world = World.create().write("ads", daily(2, 7)).write("ads", clicks(75).days(2, 8));

    MetricValue clicks = world.ask("clicks").during(5, 8).value();
    assertThat(number(clicks)).as("Thursday to Saturday").isEqualTo(30);
    assertThat(warning(clicks, WarningCode.PARTIAL_COVERAGE).detail())
        .isEqualTo(new WarningDetail.PartialCoverage(1, 3, List.of()));
    assertThat(Objects.requireNonNull(clicks.quality()).rowsLeftOut()).isEqualTo(1);
  }

  /** Half of the week again, and every day of it is there: the week would add nothing. */
  @Test
  void aCutRowIsNotCountedWhereDaysCoverWhatIsInside() {
    World world = World.create().write("ads", daily(2, 7)).write("ads", clicks(75).days(2, 8));

    MetricValue clicks = world.ask("clicks").during(5, 7).value();
    assertThat(number(clicks)).isEqualTo(30);
    assertThat(codes(clicks)).isEmpty();
  }

  /** A campaign report without a Day column spans March; the question is about its first half. */
  @Test
  void aCampaignTotalAnswersOnlyRangesThatHoldItWholly() {
    World world = World.create().write("ads", clicks(500).days(1, 31));

    assertThat(number(world.ask("clicks").value())).isEqualTo(500);
    MetricValue half = world.ask("clicks").during(1, 15).value();
    assertThat(half.value()).isNull();
    assertThat(half.nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(Objects.requireNonNull(half.quality()).rowsLeftOut()).isEqualTo(1);
    assertThat(codes(half)).containsExactly(WarningCode.PARTIAL_COVERAGE);
  }

  /** The week begins in February and the question in March. */
  @Test
  void aRowThatBeganInTheMonthBeforeIsCountedAsCut() {
    World world =
        World.create()
            .write("ads", clicks(75).days(LocalDate.of(2026, 2, 26), march(4)))
            .write("ads", clicks(10).day(6));

    MetricValue clicks = world.ask("clicks").value();
    assertThat(number(clicks)).isEqualTo(10);
    assertThat(Objects.requireNonNull(clicks.quality()).rowsLeftOut()).isEqualTo(1);
  }

  /** One campaign is reported by day, the other only as a total that the range cuts. */
  @Test
  void aCutRowOfAnotherSeriesOfTheSameReportIsCounted() {
    World world =
        World.create()
            .write("ads", daily(5, 7))
            .write("ads", row("campaign", "autumn").count("clicks", 5).days(1, 31));

    MetricValue clicks = world.ask("clicks").during(5, 7).value();
    assertThat(number(clicks)).isEqualTo(30);
    assertThat(Objects.requireNonNull(clicks.quality()).rowsLeftOut()).isEqualTo(1);
  }

  /** A chart by day beside a weekly total. */
  @Test
  void aWeeklyRowCannotBeCutIntoDays() {
    World world = World.create().write("ads", daily(2, 3)).write("ads", clicks(75).days(2, 8));

    Map<LocalDate, MetricValue> days = world.ask("clicks").per(Grain.DAY).byTime();
    assertThat(number(Objects.requireNonNull(days.get(march(2))))).isEqualTo(10);
    assertThat(number(Objects.requireNonNull(days.get(march(3))))).isEqualTo(10);
    assertThat(numbers(world.ask("clicks").per(Grain.WEEK).byTime()))
        .containsExactly(entry(march(2), 75.0));
  }

  /** Month totals of the bookkeeping beside days of the platform, in one source. */
  @Test
  void monthTotalsAndDaysAreOneOrTheOther() {
    World world =
        World.create()
            .write("ads", clicks(3_000).days(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)))
            .write("ads", clicks(400).days(1, 31))
            .write("ads", daily(1, 31));

    Question ask = world.ask("clicks").during(LocalDate.of(2026, 2, 1), march(31));
    assertThat(number(ask.value())).isEqualTo(3_310);
    assertThat(numbers(ask.per(Grain.MONTH).byTime()))
        .containsExactly(entry(LocalDate.of(2026, 2, 1), 3_000.0), entry(march(1), 310.0));
  }

  /** Weeks cover the month between them, one of them has days of its own. */
  @Test
  void aMonthIsLeftOutWhereWeeksAndDaysTogetherCoverIt() {
    World world =
        World.create()
            .write("ads", clicks(1_000).days(1, 31))
            .write("ads", daily(1, 7))
            .write("ads", clicks(72).days(1, 7))
            .write("ads", clicks(80).days(8, 14))
            .write("ads", clicks(80).days(15, 21))
            .write("ads", clicks(80).days(22, 28))
            .write("ads", daily(29, 31));

    assertThat(number(world.ask("clicks").value())).isEqualTo(70 + 240 + 30);
  }

  /** Two weeks that overlap each other cannot both stand, so they do not cover the month. */
  @Test
  void rowsThatOverlapEachOtherDoNotCoverTogether() {
    World world =
        World.create()
            .write("ads", clicks(1_000).days(1, 10))
            .write("ads", clicks(70).days(1, 7))
            .write("ads", clicks(60).days(5, 10));

    assertThat(number(world.ask("clicks").value())).isEqualTo(1_000);
  }

  private static List<ReportRow> hours(Instant first, int count) {
    List<ReportRow> rows = new ArrayList<>();
    for (int hour = 0; hour < count; hour++) {
      rows.add(clicks(1).hour(first.plusSeconds(3_600L * hour).toString()));
    }
    return rows;
  }

  /** The last Sunday of March in Berlin has 23 hours. */
  @Test
  void twentyThreeHoursCoverTheDayOnWhichSummerTimeBegins() {
    Instant midnight = Instant.parse("2026-03-28T23:00:00Z");
    World world =
        World.in("Europe/Berlin")
            .write("ads", clicks(100).day(29))
            .write("ads", hours(midnight, 23));

    assertThat(number(world.ask("clicks").value())).isEqualTo(23);
    assertThat(number(world.ask("clicks").per(Grain.DAY).value())).isEqualTo(23);
  }

  /** One hour of that day is missing. */
  @Test
  void twentyTwoHoursDoNotCoverThatDay() {
    Instant midnight = Instant.parse("2026-03-28T23:00:00Z");
    World world =
        World.in("Europe/Berlin")
            .write("ads", clicks(100).day(29))
            .write("ads", hours(midnight, 22));

    assertThat(number(world.ask("clicks").value())).isEqualTo(100);
  }

  /** The last Sunday of October in Berlin has 25 hours, one of them twice on the clock. */
  @Test
  void onlyTwentyFiveHoursCoverTheDayOnWhichSummerTimeEnds() {
    LocalDate sunday = LocalDate.of(2025, 10, 26);
    Instant midnight = Instant.parse("2025-10-25T22:00:00Z");
    World full =
        World.in("Europe/Berlin")
            .write("ads", clicks(100).day(sunday))
            .write("ads", hours(midnight, 25));
    World short1 =
        World.in("Europe/Berlin")
            .write("ads", clicks(100).day(sunday))
            .write("ads", hours(midnight, 24));

    assertThat(number(full.ask("clicks").during(sunday, sunday).value())).isEqualTo(25);
    assertThat(number(short1.ask("clicks").during(sunday, sunday).value())).isEqualTo(100);
    assertThat(full.ask("clicks").during(sunday, sunday).per(Grain.HOUR).result().rows())
        .as("the repeated hour is two rows")
        .hasSize(25);
  }

  /** A chart by hour in a workspace that mostly imports days. */
  @Test
  void byHourOnlyHourRowsCount() {
    World world =
        World.create()
            .source("ga4", SourceKind.WEB_ANALYTICS)
            .write("ads", clicks(100).day(2))
            .write("ads", row("campaign", "autumn").count("impressions", 3).day(2))
            .write("ga4", clicks(4).hour("2026-03-02T10:00:00Z"));

    List<QueryMetrics.Row> rows = world.ask("clicks", "ctr").per(Grain.HOUR).result().rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().hourStart())
        .isEqualTo(Instant.parse("2026-03-02T10:00:00Z").getEpochSecond() / 60);
    assertThat(number(rows.getFirst().values().getFirst())).isEqualTo(4);
  }

  /** Weeks of a range that begins on a Wednesday. */
  @Test
  void bucketsAreCutAtTheEndsOfTheRange() {
    World world = World.create().write("ads", daily(1, 31));

    List<QueryMetrics.Row> rows = world.ask("clicks").during(4, 17).per(Grain.WEEK).result().rows();
    assertThat(rows)
        .extracting(row -> row.bucket().start().getDayOfMonth())
        .containsExactly(4, 9, 16);
    assertThat(rows).extracting(row -> row.bucket().days()).containsExactly(5, 7, 2);
    assertThat(rows)
        .extracting(row -> number(row.values().getFirst()))
        .containsExactly(50.0, 70.0, 20.0);
  }
}
