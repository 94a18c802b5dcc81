package org.marketingmetrics.core.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodAlignmentTest {
  @ParameterizedTest
  @CsvSource({
    // Full month for full month, whichever is longer.
    "PREVIOUS_MONTH, 2023-02-01, 2023-02-28, 2023-01-01, 2023-01-31",
    "PREVIOUS_MONTH, 2024-03-01, 2024-03-31, 2024-02-01, 2024-02-29",
    // Same day numbers, clipped to the shorter month.
    "PREVIOUS_MONTH, 2023-03-30, 2023-03-31, 2023-02-28, 2023-02-28",
    "PREVIOUS_MONTH, 2024-05-10, 2024-05-20, 2024-04-10, 2024-04-20",
    "PREVIOUS_MONTH, 2024-01-05, 2024-01-07, 2023-12-05, 2023-12-07",
    // The 364 days keep the weekdays and move Black Friday.
    "PREVIOUS_YEAR_WEEKDAY, 2024-11-29, 2024-11-29, 2023-12-01, 2023-12-01",
    "PREVIOUS_YEAR_CALENDAR, 2024-02-01, 2024-02-29, 2023-02-01, 2023-02-28",
    "PREVIOUS_WEEK_ALIGNED, 2024-05-06, 2024-05-12, 2024-04-29, 2024-05-05",
    "PREVIOUS_PERIOD, 2024-01-01, 2024-01-01, 2023-12-31, 2023-12-31",
  })
  void comparisonFollowsTheCalendar(
      PeriodAlignment.Kind kind,
      LocalDate start,
      LocalDate end,
      LocalDate expectedStart,
      LocalDate expectedEnd) {
    assertThat(PeriodAlignment.of(kind, new DateRange(start, end)).comparison())
        .isEqualTo(new DateRange(expectedStart, expectedEnd));
  }

  /** On the 15th the month so far is compared with the first 15 days of the month before. */
  @Test
  void unfinishedMonthIsComparedWithTheSameElapsedPart() {
    PeriodAlignment aligned =
        PeriodAlignment.of(
            PeriodAlignment.Kind.PREVIOUS_MONTH,
            range("2024-03-01", "2024-03-31"),
            LocalDate.parse("2024-03-15"));

    assertThat(aligned.base()).isEqualTo(range("2024-03-01", "2024-03-15"));
    assertThat(aligned.comparison()).isEqualTo(range("2024-02-01", "2024-02-15"));
    assertThat(aligned.comparesPerDay()).isFalse();
    assertThat(aligned.needsWeekdayWarning()).isTrue();
  }

  @Test
  void elapsedPartIsNotLongerThanTheMonthBefore() {
    PeriodAlignment aligned =
        PeriodAlignment.of(
            PeriodAlignment.Kind.PREVIOUS_MONTH,
            range("2023-03-01", "2023-03-31"),
            LocalDate.parse("2023-03-30"));

    assertThat(aligned.comparison()).isEqualTo(range("2023-02-01", "2023-02-28"));
    assertThat(aligned.comparesPerDay()).isTrue();
    assertThat(aligned.needsWeekdayWarning()).isFalse();
  }

  @Test
  void finishedPeriodIsNotCut() {
    DateRange base = range("2024-03-01", "2024-03-31");

    assertThat(
            PeriodAlignment.of(
                PeriodAlignment.Kind.PREVIOUS_PERIOD, base, LocalDate.parse("2024-04-02")))
        .isEqualTo(PeriodAlignment.of(PeriodAlignment.Kind.PREVIOUS_PERIOD, base));
  }

  @Property
  void wholeWeeksAlwaysMatchWeekdaysAndNeverOverlap(
      @ForAll @IntRange(min = 0, max = 40_000) int day,
      @ForAll @IntRange(min = 1, max = 400) int days) {
    LocalDate start = LocalDate.ofEpochDay(day);
    PeriodAlignment aligned =
        PeriodAlignment.of(
            PeriodAlignment.Kind.PREVIOUS_WEEK_ALIGNED,
            new DateRange(start, start.plusDays(days - 1L)));

    assertThat(aligned.weekdayMatch()).isTrue();
    assertThat(aligned.comparison().end()).isBefore(start);
    assertThat(aligned.comparison().end()).isAfter(start.minusDays(8));
  }

  private static DateRange range(String start, String end) {
    return new DateRange(LocalDate.parse(start), LocalDate.parse(end));
  }
}
