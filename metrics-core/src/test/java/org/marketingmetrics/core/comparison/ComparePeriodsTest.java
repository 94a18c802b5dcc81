package org.marketingmetrics.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.core.channeldata.ReportRow.row;
import static org.marketingmetrics.core.comparison.Comparing.periods;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.channeldata.Bases;
import org.marketingmetrics.core.channeldata.World;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.PeriodAlignment.Kind;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** A period beside an earlier one. */
class ComparePeriodsTest {
  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

  private static EarlierPeriod aligned(Kind kind) {
    return new EarlierPeriod.Aligned(kind);
  }

  private static List<WarningCode> codes(ComparePeriods.Result result) {
    return result.warnings().stream().map(Warning::code).toList();
  }

  /** February 2.0 %, March 2.4 % on as many impressions each. */
  private static World months() {
    return World.create()
        .write(
            "ads",
            row("channel", "display")
                .days(FEBRUARY, LocalDate.of(2026, 2, 28))
                .count("clicks", 2_000)
                .count("impressions", 100_000),
            row("channel", "display")
                .days(1, 31)
                .count("clicks", 2_400)
                .count("impressions", 100_000));
  }

  @Test
  void rateIsTestedAgainstTheMonthBefore() {
    World world = months();
    ComparePeriods.Result result =
        periods(world, world.ask(), aligned(Kind.PREVIOUS_MONTH), "ctr", "clicks");

    assertThat(result.alignment().comparison())
        .isEqualTo(new DateRange(FEBRUARY, LocalDate.of(2026, 2, 28)));
    assertThat(result.changes().getFirst().difference().verdict()).isEqualTo(Verdict.HIGHER);
    assertThat(result.changes().getFirst().difference().estimate().difference())
        .isCloseTo(0.004, within(1e-17));
    assertThat(codes(result)).containsExactly(WarningCode.LENGTHS_DIFFER);
  }

  @Test
  void sumsOverUnequalLengthsAreComparedPerDay() {
    World world = months();
    ComparePeriods.Change clicks =
        periods(world, world.ask(), aligned(Kind.PREVIOUS_MONTH), "ctr", "clicks").changes().get(1);

    assertThat(clicks.laterPerDay()).isEqualTo(2_400 / 31.0);
    assertThat(clicks.earlierPerDay()).isEqualTo(2_000 / 28.0);
    assertThat(clicks.difference().estimate().lift())
        .isCloseTo(2_400 / 31.0 / (2_000 / 28.0) - 1, within(1e-15));
    assertThat(clicks.difference().verdict()).isEqualTo(Verdict.NOT_TESTED);
  }

  @Test
  void weekdaysThatDifferAreWarnedOfInShortPeriods() {
    World world =
        World.create()
            .write(
                "ads",
                row("channel", "display").day(4).count("clicks", 20).count("impressions", 1_000),
                row("channel", "display").day(9).count("clicks", 30).count("impressions", 1_000));

    ComparePeriods.Result shifted =
        periods(world, world.ask().during(6, 10), aligned(Kind.PREVIOUS_PERIOD), "ctr");
    ComparePeriods.Result kept =
        periods(world, world.ask().during(6, 10), aligned(Kind.PREVIOUS_WEEK_ALIGNED), "ctr");

    assertThat(codes(shifted)).containsExactly(WarningCode.WEEKDAYS_DIFFER);
    assertThat(codes(kept)).isEmpty();
  }

  /** It is 1 May, noon: of a range to 10 May only April's days and none of May are complete. */
  @Test
  void unfinishedPeriodIsComparedWithTheSameElapsedPart() {
    World world = months();
    ComparePeriods.Result result =
        periods(
            world,
            world.ask().during(LocalDate.of(2026, 4, 21), LocalDate.of(2026, 5, 10)),
            aligned(Kind.PREVIOUS_PERIOD),
            "ctr");

    assertThat(result.alignment().base())
        .isEqualTo(new DateRange(LocalDate.of(2026, 4, 21), LocalDate.of(2026, 4, 30)));
    assertThat(result.alignment().comparison())
        .isEqualTo(new DateRange(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 10)));
    assertThat(codes(result)).contains(WarningCode.UNFINISHED_PERIOD);
  }

  @Test
  void periodsNamedByTheCallerAreTakenAsNamed() {
    World world = months();
    DateRange earlier = new DateRange(FEBRUARY, LocalDate.of(2026, 2, 28));
    ComparePeriods.Result result =
        periods(world, world.ask(), new EarlierPeriod.Named(earlier), "ctr");

    assertThat(result.alignment().comparison()).isEqualTo(earlier);
    assertThat(result.changes().getFirst().earlier().value().value()).isEqualTo(0.02);
  }

  @Test
  void holidaysOfOnePeriodOnlyAreWarnedOf() {
    World world = months();
    ComparePeriods.Result result =
        new ComparePeriods(Comparing.data(world))
            .run(
                new ComparePeriods.Request(
                    List.of(Comparing.definition("ctr")),
                    world.ask().scope(),
                    aligned(Kind.PREVIOUS_MONTH),
                    null,
                    Set.of(LocalDate.of(2026, 3, 8)),
                    TestSettings.DEFAULT));

    assertThat(codes(result)).contains(WarningCode.HOLIDAYS_DIFFER);
  }

  @Test
  void periodWithoutDataIsNotComparable() {
    World world = months();
    Difference difference =
        periods(world, world.ask(), aligned(Kind.PREVIOUS_YEAR_CALENDAR), "ctr")
            .changes()
            .getFirst()
            .difference();

    assertThat(java.util.Objects.requireNonNull(difference.absence()).reason())
        .isEqualTo(TestAbsence.NOT_COMPARABLE);
  }

  /** The report went from 7 to 14 days of attribution: the rise is the definition's. */
  @Test
  void definitionThatChangedBetweenThePeriodsIsRefused() {
    World world =
        World.create()
            .write(
                "ads",
                row("channel", "display")
                    .day(FEBRUARY)
                    .count("clicks", 100)
                    .count("orders", 4, Bases.attributed(7)),
                row("channel", "display")
                    .day(5)
                    .count("clicks", 100)
                    .count("orders", 9, Bases.attributed(14)));

    assertThatThrownBy(
            () ->
                periods(
                    world, world.ask(), aligned(Kind.PREVIOUS_MONTH), "conversion_rate_per_click"))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.DEFINITION_MISMATCH));
  }
}
