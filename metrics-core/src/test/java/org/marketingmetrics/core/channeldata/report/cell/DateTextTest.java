package org.marketingmetrics.core.channeldata.report.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days as reports write them. */
class DateTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-08-18                  | 2026-08-18 |
          2026/8/18                   | 2026-08-18 |
          20260818                    | 2026-08-18 |
          18.08.2026                  | 2026-08-18 |
          03.04.2026                  | 2026-04-03 |
          18.8.26                     | 2026-08-18 |
          Aug 18, 2026                | 2026-08-18 |
          Aug 18 2026                 | 2026-08-18 |
          August 18, 2026             | 2026-08-18 |
          18 Aug 2026                 | 2026-08-18 |
          18-Aug-26                   | 2026-08-18 |
          Tue, Aug 18, 2026           | 2026-08-18 |
          18. August 2026             | 2026-08-18 |
          1. März 2026                | 2026-03-01 |
          18 août 2026                | 2026-08-18 |
          18 de agosto de 2026        | 2026-08-18 |
          18 августа 2026 г.          | 2026-08-18 |
          2026年8月18日                | 2026-08-18 |
          2026년 8월 18일              | 2026-08-18 |
          2026-08-18T09:30:00         | 2026-08-18 | 09:30
          2026-08-18 21:30:05         | 2026-08-18 | 21:30:05
          Jun 09, 2018 09:30 pm       | 2018-06-09 | 21:30
          Jun 09, 2018 12:05 AM       | 2018-06-09 | 00:05
          Mon, Apr 26, 2021 12:25     | 2021-04-26 | 12:25
          """)
  void aDayThatCanBeReadOneWayIsRead(String cell, LocalDate day, LocalTime time) {
    assertThat(DateText.read(cell)).isEqualTo(new DateCell.Day(day, time, null));
  }

  @Test
  void anOffsetIsKept() {
    assertThat(DateText.read("2026-08-18T09:30:00+02:00"))
        .isInstanceOfSatisfying(
            DateCell.Day.class,
            day -> assertThat(String.valueOf(day.offset())).isEqualTo("+02:00"));
    assertThat(DateText.read("2026-08-18 09:30:00Z"))
        .isInstanceOfSatisfying(
            DateCell.Day.class, day -> assertThat(String.valueOf(day.offset())).isEqualTo("Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--", " "})
  void nothingIsAbsent(String cell) {
    assertThat(DateText.read(cell)).isEqualTo(DateCell.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Total", "2026-02-30", "31.04.2026", "2026-13-01", "13/13/2026", "8/2026", "Aug 2026",
        "yesterday", "20261301", "1/2/3/2026", "2026-08-18T25:00", "Foo 18, 2026", "18", "0/0/2026",
        "12:30", "Aug 18, 2026 - Aug 24, 2026", "2026-08-18T09:30+99:00", "Aug Sep 2026",
            "1900-01-01"
      })
  void whatIsNoDayIsNone(String cell) {
    assertThat(DateText.read(cell)).isEqualTo(DateCell.BAD);
  }

  @Test
  void twoSmallNumbersCanBeReadEitherWay() {
    DateCell cell = DateText.read("03/04/2026");
    DateCell.Day april = new DateCell.Day(LocalDate.of(2026, 4, 3), null, null);
    DateCell.Day march = new DateCell.Day(LocalDate.of(2026, 3, 4), null, null);

    assertThat(cell).isEqualTo(new DateCell.Either(april, march));
    assertThat(DateOrder.UNDECIDED.decide(cell)).isEqualTo(cell);
    assertThat(DateOrder.CONTRADICTORY.decide(cell)).isEqualTo(cell);
    assertThat(DateOrder.DAY_FIRST.decide(cell)).isEqualTo(april);
    assertThat(DateOrder.MONTH_FIRST.decide(cell)).isEqualTo(march);
    assertThat(DateOrder.UNDECIDED.decide(DateText.read("04/04/2026")))
        .isEqualTo(new DateCell.Day(LocalDate.of(2026, 4, 4), null, null));
  }

  @Test
  void aDayBeyondTheTwelfthShowsTheOrder() {
    assertThat(DateOrder.shownBy(DateText.read("31/01/2026"))).isEqualTo(DateOrder.DAY_FIRST);
    assertThat(DateOrder.shownBy(DateText.read("1/31/26"))).isEqualTo(DateOrder.MONTH_FIRST);
    assertThat(DateOrder.shownBy(DateText.read("1-2-2026"))).isEqualTo(DateOrder.UNDECIDED);
    assertThat(DateOrder.MONTH_FIRST.decide(DateText.read("31/01/2026"))).isEqualTo(DateCell.BAD);
    assertThat(DateOrder.DAY_FIRST.and(DateOrder.MONTH_FIRST)).isEqualTo(DateOrder.CONTRADICTORY);
  }

  @ParameterizedTest
  @CsvSource({
    "US,MONTH_FIRST",
    "United States,MONTH_FIRST",
    "Germany,DAY_FIRST",
    "gb,DAY_FIRST",
    "Canada,UNDECIDED",
    "Atlantis,UNDECIDED"
  })
  void aCountryShowsTheOrderWhereItIsKnown(String country, DateOrder order) {
    assertThat(DateOrder.of(country)).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Aug 18, 2026 - Aug 24, 2026        | 2026-08-18 | 2026-08-24
          1. März 2026 - 2. März 2026        | 2026-03-01 | 2026-03-02
          2026-03-01 to 2026-03-31           | 2026-03-01 | 2026-03-31
          1 March 2026 – 31 March 2026       | 2026-03-01 | 2026-03-31
          2026-03-01                         | 2026-03-01 | 2026-03-01
          """)
  void aRangeHasTwoEnds(String cell, LocalDate first, LocalDate last) {
    assertThat(DateText.range(cell)).isEqualTo(new DateText.Days(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"All time", "03/04/2026 - 05/04/2026", "Aug 24, 2026 - Aug 18, 2026", ""})
  void whatIsNoRangeIsNone(String cell) {
    assertThat(DateText.range(cell)).isNull();
  }
}
