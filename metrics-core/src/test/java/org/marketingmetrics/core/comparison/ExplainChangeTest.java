package org.marketingmetrics.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.core.channeldata.ReportRow.row;
import static org.marketingmetrics.core.comparison.Comparing.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.channeldata.Bases;
import org.marketingmetrics.core.channeldata.ReportRow;
import org.marketingmetrics.core.channeldata.World;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.PeriodAlignment.Kind;
import org.marketingmetrics.core.statistics.DriverDecomposition;
import org.marketingmetrics.core.statistics.MixDecomposition.Form;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** What a change is made of, from stored rows. */
class ExplainChangeTest {
  private static final EarlierPeriod MONTH_BEFORE = new EarlierPeriod.Aligned(Kind.PREVIOUS_MONTH);
  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 10);

  private static Breakdown by(String dimension, int limit) {
    return new Breakdown.BySegments(dimension, Form.MIDPOINT, limit);
  }

  private static Breakdown drivers(String... measures) {
    return new Breakdown.ByDrivers(
        Arrays.stream(measures).map(id -> World.CATALOG.measure(new MeasureId(id))).toList());
  }

  private static ReportRow clicks(String platform, LocalDate day, long clicks, long impressions) {
    return row("platform", platform)
        .day(day)
        .count("clicks", clicks)
        .count("impressions", impressions);
  }

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 10);

  /** The reversal of the reference values: both platforms rise, the whole falls. */
  @Test
  void simpsonsReversalIsNamed() {
    World world =
        World.create()
            .write(
                "ads",
                clicks("a", FEBRUARY, 400, 8_000),
                clicks("a", MARCH, 110, 2_000),
                clicks("b", FEBRUARY, 20, 2_000),
                clicks("b", MARCH, 88, 8_000));

    ExplainChange.Result result =
        explain(world, "ctr", world.ask(), MONTH_BEFORE, by("platform", 10));
    Explanation.Mix mix = (Explanation.Mix) result.explanation();

    assertThat(mix.simpsonReversal()).isTrue();
    assertThat(mix.from()).isEqualTo(0.042);
    assertThat(mix.to()).isEqualTo(0.0198);
    assertThat(mix.rateEffect()).isEqualTo(0.003);
    assertThat(mix.mixEffect()).isEqualTo(-0.0252);
    assertThat(mix.change()).isEqualTo(-0.0222);
    assertThat(result.difference().verdict()).isEqualTo(Verdict.LOWER);
    assertThat(mix.segments()).extracting(Explanation.Segment::value).containsExactly("b", "a");
    assertThat(result.warnings())
        .extracting(Warning::code)
        .containsExactly(WarningCode.LENGTHS_DIFFER);
  }

  @Property(tries = 40)
  void effectsOfAllSegmentsSumToTheChange(
      @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 0, max = 500) Integer> numbers,
      @ForAll @IntRange(min = 1, max = 4) int limit) {
    List<ReportRow> rows = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int impressions = 1_000 + 37 * i;
      rows.add(clicks("p" + i % 5, FEBRUARY.plusDays(i), numbers.get(i), impressions));
      rows.add(clicks("p" + i % 4, MARCH.plusDays(i), numbers.get(i) / 2, impressions + 100));
    }
    World world = World.create().write("ads", rows);
    Explanation.Mix mix =
        (Explanation.Mix)
            explain(world, "ctr", world.ask(), MONTH_BEFORE, by("platform", limit)).explanation();

    double sum = mix.segments().stream().mapToDouble(segment -> segment.part().effect()).sum();
    Explanation.Others others = mix.others();
    double rest = others == null ? 0 : others.rateEffect() + others.mixEffect();
    assertThat(sum + rest).isCloseTo(mix.change(), within(1e-15));
    assertThat(mix.rateEffect() + mix.mixEffect()).isCloseTo(mix.change(), within(1e-16));
    assertThat(mix.segments()).hasSizeLessThanOrEqualTo(limit);
  }

  @Test
  void rowsThatAreNotBrokenDownAreToldOf() {
    World world =
        World.create()
            .source("ads", org.marketingmetrics.core.channeldata.SourceKind.AD_PLATFORM)
            .write(
                "ads",
                clicks("a", FEBRUARY, 40, 1_000),
                clicks("a", MARCH, 30, 1_000),
                row().day(MARCH).count("clicks", 70).count("impressions", 3_000));

    ExplainChange.Result result =
        explain(world, "ctr", world.ask(), MONTH_BEFORE, by("platform", 10));

    assertThat(result.warnings()).extracting(Warning::code).contains(WarningCode.BREAKDOWN_PARTIAL);
  }

  private static ReportRow sale(
      LocalDate day, long impressions, long clicks, long orders, int usd) {
    return row("creator", "ann")
        .day(day)
        .count("impressions", impressions)
        .count("clicks", clicks)
        .count("orders", orders, Bases.attributed(14))
        .money("revenue", Integer.toString(usd), "USD", Bases.attributed(14))
        .money("ad_spend", Long.toString(clicks / 2), "USD");
  }

  /** The seed's funnel with 3 % clicks: all of the 3,000 dollars more come from the rate. */
  @Test
  void revenueIsSplitByItsDrivers() {
    World world =
        World.create()
            .write(
                "creator",
                sale(FEBRUARY, 200_000, 4_000, 120, 6_000),
                sale(MARCH, 200_000, 6_000, 180, 9_000));

    ExplainChange.Result result = explain(world, "revenue", world.ask(), MONTH_BEFORE, drivers());
    Explanation.Drivers split = (Explanation.Drivers) result.explanation();

    assertThat(split.method()).isEqualTo(DriverDecomposition.Method.LMDI);
    assertThat(split.currency()).isEqualTo("USD");
    assertThat(split.drivers())
        .extracting(Explanation.Driver::definition)
        .containsExactly("impressions", "ctr", "conversion_rate_per_click", "aov");
    assertThat(split.drivers().get(1).effect()).isCloseTo(3_000, within(1e-9));
    assertThat(split.drivers().get(0).effect()).isZero();
    assertThat(split.drivers().get(3).effect()).isZero();
    assertThat(split.change()).isEqualTo(3_000);
  }

  @Test
  void acosIsSplitByCostAndReciprocals() {
    World world =
        World.create()
            .write(
                "amazon_ads", sale(FEBRUARY, 1_000, 100, 10, 400), sale(MARCH, 1_000, 100, 8, 400));

    Explanation.Drivers split =
        (Explanation.Drivers)
            explain(world, "acos", world.ask(), MONTH_BEFORE, drivers()).explanation();

    assertThat(split.drivers())
        .extracting(Explanation.Driver::definition)
        .containsExactly("cpc", "conversion_rate_per_click", "aov");
    assertThat(split.drivers())
        .extracting(Explanation.Driver::inverse)
        .containsExactly(false, true, true);
    assertThat(split.drivers().get(1).from()).isEqualTo(0.1);
    // Orders per click fell, which alone would raise ACoS; the order value made up for it.
    assertThat(split.drivers().get(1).effect()).isCloseTo(0.125 * Math.log(1.25), within(1e-15));
    assertThat(split.drivers().get(2).effect()).isCloseTo(-0.125 * Math.log(1.25), within(1e-15));
    assertThat(split.change()).isZero();
  }

  /** No clicks at all in March: a rate and no order value, split over all orders of change. */
  @Test
  void factorThatVanishedIsSplitByShapley() {
    World world =
        World.create()
            .write("creator", sale(FEBRUARY, 1_000, 10, 2, 100), sale(MARCH, 1_000, 0, 0, 0));

    Explanation.Drivers split =
        (Explanation.Drivers)
            explain(world, "revenue", world.ask(), MONTH_BEFORE, drivers()).explanation();

    assertThat(split.method()).isEqualTo(DriverDecomposition.Method.SHAPLEY);
    assertThat(split.drivers().stream().mapToDouble(Explanation.Driver::effect).sum())
        .isCloseTo(-100, within(1e-12));
    assertThat(split.drivers().get(2).to()).isNull();
    assertThat(split.drivers().get(2).effect()).isZero();
  }

  /** Revenue without any order is in no product of rates. */
  @Test
  void revenueOutsideOfItsChainIsRefused() {
    World world =
        World.create()
            .write("creator", sale(FEBRUARY, 1_000, 10, 2, 100), sale(MARCH, 1_000, 10, 0, 50));

    assertThatThrownBy(() -> explain(world, "revenue", world.ask(), MONTH_BEFORE, drivers()))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.NOT_COMPARABLE);
              assertThat(e.metadata()).containsEntry("null_reason", "ZERO_DENOMINATOR");
            });
  }

  @Test
  void periodWithoutDataHasNoChangeToExplain() {
    World world = World.create().write("ads", clicks("a", MARCH, 1, 10));

    assertThatThrownBy(() -> explain(world, "ctr", world.ask(), MONTH_BEFORE, by("platform", 10)))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.NOT_COMPARABLE);
              assertThat(e.metadata()).containsEntry("period", "comparison_range");
            });
  }

  @Test
  void sumsHaveNoMixAndOddMetricsNoDrivers() {
    World world =
        World.create().write("ads", clicks("a", FEBRUARY, 1, 10), clicks("a", MARCH, 1, 10));

    for (Object[] asked :
        new Object[][] {
          {"clicks", by("platform", 10)},
          {"ctr", drivers()},
          {"clicks", drivers("clicks")}
        }) {
      assertThatThrownBy(
              () ->
                  explain(
                      world, (String) asked[0], world.ask(), MONTH_BEFORE, (Breakdown) asked[1]))
          .isInstanceOfSatisfying(
              MetricsException.class,
              e -> assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_FIELD));
    }
  }

  @Test
  void threeTermsShowTheInteraction() {
    World world =
        World.create()
            .write(
                "ads",
                clicks("a", FEBRUARY, 400, 8_000),
                clicks("a", MARCH, 110, 2_000),
                clicks("b", FEBRUARY, 20, 2_000),
                clicks("b", MARCH, 88, 8_000));

    Explanation.Mix mix =
        (Explanation.Mix)
            explain(
                    world,
                    "ctr",
                    world.ask(),
                    MONTH_BEFORE,
                    new Breakdown.BySegments("platform", Form.THREE_TERM, 10))
                .explanation();

    assertThat(mix.interaction()).isCloseTo(-0.0024, within(1e-17));
    assertThat(Objects.requireNonNull(mix.segments().getFirst()).part().rateBefore()).isNotNull();
  }
}
