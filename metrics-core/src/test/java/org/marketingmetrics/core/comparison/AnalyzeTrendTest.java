package org.marketingmetrics.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.channeldata.Question;
import org.marketingmetrics.core.channeldata.ReportRow;
import org.marketingmetrics.core.channeldata.World;
import org.marketingmetrics.core.comparison.AnalyzeTrend.Direction;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;

/** Whether series rise or fall. */
class AnalyzeTrendTest {
  private static AnalyzeTrend.Result trend(World world, Question scope, String... metrics) {
    return new AnalyzeTrend(Comparing.data(world))
        .run(
            new AnalyzeTrend.Request(
                Arrays.stream(metrics).map(Comparing::definition).toList(),
                scope.scope(),
                null,
                0.95,
                Correction.HOLM));
  }

  /** Four weeks: clicks rise, sessions stand still, weekends are far below weekdays. */
  private static World weeks() {
    List<ReportRow> rows = new ArrayList<>();
    for (int day = 2; day <= 29; day++) {
      LocalDate date = LocalDate.of(2026, 3, day);
      boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
      int base = weekend ? 200 : 1_000;
      rows.add(
          row("channel", "web")
              .day(date)
              .count("clicks", base + 10 * (day / 7) + day % 2)
              .count("sessions", base - 50 + day * 7 % 5));
    }
    return World.create().write("web", rows);
  }

  @Test
  void clicksAndSessionsAreReadSideBySide() {
    World world = weeks();
    AnalyzeTrend.Result result =
        trend(world, world.ask().during(2, 29).per(Grain.DAY), "clicks", "sessions");
    AnalyzeTrend.Series clicks = result.series().get(0);
    AnalyzeTrend.Series sessions = result.series().get(1);

    assertThat(clicks.direction()).isEqualTo(Direction.RISING);
    assertThat(Objects.requireNonNull(clicks.line()).slope()).isCloseTo(10 / 7.0, within(0.2));
    assertThat(clicks.relativeSlope()).isCloseTo(0.0014, within(5e-4));
    assertThat(sessions.direction()).isEqualTo(Direction.NOT_SETTLED);
    assertThat(clicks.seasonal()).isNotNull();
    // Weekends hide the trend from the plain test, which is less sure of it.
    assertThat(Objects.requireNonNull(clicks.seasonal()).p())
        .isLessThan(Objects.requireNonNull(clicks.test()).p());
    assertThat(result.range())
        .isEqualTo(new DateRange(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 29)));
  }

  @Test
  void missingDaysStayMissing() {
    List<ReportRow> rows = new ArrayList<>();
    for (int day : new int[] {1, 2, 3, 5, 8, 9, 10, 12, 13}) {
      rows.add(row("channel", "web").day(day).count("clicks", 100L + 2L * day));
    }
    World world = World.create().write("web", rows);
    AnalyzeTrend.Series clicks =
        trend(world, world.ask().during(1, 13).per(Grain.DAY), "clicks").series().getFirst();

    assertThat(clicks.used()).isEqualTo(9);
    assertThat(Objects.requireNonNull(clicks.line()).slope()).isEqualTo(2);
    assertThat(clicks.seasonal()).isNull();
    assertThat(clicks.direction()).isEqualTo(Direction.RISING);
  }

  @Test
  void sevenValuesAreTooFew() {
    World world = weeks();
    AnalyzeTrend.Series clicks =
        trend(world, world.ask().during(2, 8).per(Grain.DAY), "clicks").series().getFirst();

    assertThat(clicks.used()).isEqualTo(7);
    assertThat(clicks.direction()).isEqualTo(Direction.INSUFFICIENT_DATA);
    assertThat(clicks.test()).isNotNull();
  }

  @Test
  void seriesWithoutDataSaysSo() {
    World world = weeks();
    AnalyzeTrend.Series orders =
        trend(world, world.ask().per(Grain.DAY), "orders").series().getFirst();

    assertThat(orders.direction()).isEqualTo(Direction.INSUFFICIENT_DATA);
    assertThat(orders.line()).isNull();
    assertThat(orders.points()).isEmpty();
  }

  /**
   * March 2026 begins on a Sunday: the broken weeks at both ends would look like a rise and a fall.
   */
  @Test
  void brokenWeeksAreLeftOut() {
    World world = weeks();
    AnalyzeTrend.Result result = trend(world, world.ask().per(Grain.WEEK), "clicks");

    assertThat(result.range())
        .isEqualTo(new DateRange(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 29)));
    assertThat(result.series().getFirst().points()).hasSize(4);
    assertThat(result.warnings()).hasSize(1);
  }

  /** It is 1 May: today is not over. */
  @Test
  void todayIsLeftOut() {
    World world = weeks();
    AnalyzeTrend.Result result =
        trend(
            world,
            world.ask().during(LocalDate.of(2026, 4, 20), LocalDate.of(2026, 5, 5)).per(Grain.DAY),
            "clicks");

    assertThat(result.range().end()).isEqualTo(LocalDate.of(2026, 4, 30));
  }

  @Test
  void wholeRangesAndHoursHaveNoTrend() {
    World world = weeks();

    for (Grain grain : List.of(Grain.TOTAL, Grain.HOUR)) {
      assertThatThrownBy(() -> trend(world, world.ask().per(grain), "clicks"))
          .isInstanceOfSatisfying(
              MetricsException.class,
              e -> assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_FIELD));
    }
    assertThatThrownBy(() -> trend(world, world.ask().during(3, 20).per(Grain.MONTH), "clicks"))
        .hasMessageContaining("whole month");
  }
}
