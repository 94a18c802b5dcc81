package org.marketingmetrics.core.funnel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** The arithmetic of funnels, by table. */
class FunnelCalculatorTest {
  private static final Catalog CATALOG = Catalog.standard();
  private final FunnelCalculator calculator = new FunnelCalculator(CATALOG, 0.95);

  private static Measure measure(String id) {
    return CATALOG.measure(new MeasureId(id));
  }

  private static StepCount step(String measure, long count) {
    return StepCount.of(measure(measure), Quantity.Count.of(count));
  }

  private static StepCount missing(String measure, NullReason reason) {
    return new StepCount(
        measure(measure),
        null,
        reason,
        NullDetail.ofSources(List.of("a", "b")),
        List.of(),
        List.of(),
        Basis.UNSPECIFIED);
  }

  private List<FunnelStep> steps(StepCount... counts) {
    return calculator.steps(List.of(counts), List.of(), null);
  }

  private static MetricValue rate(FunnelStep step) {
    return requireNonNull(step.stepRate());
  }

  private static List<WarningCode> codes(MetricValue value) {
    return value.warnings().stream().map(Warning::code).toList();
  }

  /** The funnel that the product started from: an influencer's story. */
  @Test
  void theSeedFunnelHasItsPrintedRatesAndIntervals() {
    List<FunnelStep> steps =
        steps(step("impressions", 200_000), step("clicks", 4_000), step("orders", 120));

    assertThat(rate(steps.get(1)).definition()).isEqualTo("ctr");
    assertThat(rate(steps.get(1)).value()).isEqualTo(0.02);
    assertThat(rate(steps.get(2)).definition()).isEqualTo("conversion_rate_per_click");
    assertThat(rate(steps.get(2)).value()).isEqualTo(0.03);
    Interval interval = requireNonNull(rate(steps.get(2)).interval());
    assertThat(interval.lower()).isCloseTo(0.025147812369685964, within(1e-12));
    assertThat(interval.upper()).isCloseTo(0.035754064322633436, within(1e-12));
    assertThat(steps.get(2).overallRate().definition()).isEqualTo("impression_to_order_rate");
    assertThat(steps.get(2).overallRate().value()).isEqualTo(0.0006);
    assertThat(steps.get(1).dropOff()).isEqualByComparingTo("196000");
    assertThat(steps.get(1).dropOffRate()).isEqualTo(0.98);
    assertThat(codes(rate(steps.get(1)))).containsExactly(WarningCode.BINOMIAL_ASSUMED);
  }

  /** A first step is all of itself; that is no trial. */
  @Test
  void theFirstStepIsOneWithoutInterval() {
    FunnelStep first = steps(step("impressions", 100), step("clicks", 4)).getFirst();

    assertThat(first.overallRate().value()).isEqualTo(1);
    assertThat(first.overallRate().interval()).isNull();
    assertThat(first.overallRate().intervalAbsence()).isNull();
    assertThat(first.overallRate().definition()).isEmpty();
    assertThat(first.overallRate().version()).isZero();
    assertThat(codes(first.overallRate())).isEmpty();
    assertThat(first.stepRate()).isNull();
    assertThat(first.dropOff()).isNull();
    assertThat(first.dropOffRate()).isNull();
    assertThat(first.violation()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "impressions,clicks,CLICKS_EXCEED_IMPRESSIONS,ERROR,VIOLATION",
    "emails_sent,emails_delivered,DELIVERED_EXCEED_SENT,ERROR,VIOLATION",
    "emails_delivered,email_unique_opens,OPENS_EXCEED_DELIVERED,ERROR,VIOLATION",
    "emails_delivered,email_opens_total,OPENS_EXCEED_DELIVERED,WARNING,NOT_BINOMIAL",
    "email_unique_opens,email_unique_clicks,CLICKS_EXCEED_OPENS,WARNING,VIOLATION",
    "email_unique_opens,email_clicks_total,TOTAL_OVER_UNIQUE,INFO,NOT_BINOMIAL",
    "clicks,sessions,SESSIONS_EXCEED_CLICKS,INFO,NOT_BINOMIAL",
    "sessions,orders,ORDERS_EXCEED_VISITS,WARNING,VIOLATION",
    "clicks,orders,ORDERS_EXCEED_VISITS,WARNING,VIOLATION",
    "sessions,add_to_carts,STEP_EXCEEDS_PREVIOUS,WARNING,NOT_BINOMIAL",
    "impressions,sessions,STEP_EXCEEDS_PREVIOUS,WARNING,VIOLATION",
    "orders,units,STEP_EXCEEDS_PREVIOUS,WARNING,NOT_BINOMIAL"
  })
  void aStepAboveTheOneBeforeIsAViolationAndNeverClamped(
      String previous,
      String step,
      Violation.Code code,
      Violation.Severity severity,
      IntervalAbsence absence) {
    FunnelStep above = steps(step(previous, 10), step(step, 20)).get(1);

    assertThat(above.violation()).isEqualTo(new Violation(code, severity));
    assertThat(rate(above).value()).isEqualTo(2);
    assertThat(above.dropOff()).isEqualByComparingTo("-10");
    assertThat(above.dropOffRate()).isEqualTo(-1);
    assertThat(rate(above).interval()).isNull();
    assertThat(rate(above).intervalAbsence()).isEqualTo(absence);
  }

  /** Exactly as many is no violation. */
  @Test
  void equalCountsAreNoViolation() {
    assertThat(steps(step("emails_sent", 10), step("emails_delivered", 10)).get(1).violation())
        .isNull();
  }

  /** A step of nothing: what follows can only be told from the first. */
  @Test
  void aStepAfterZeroIsNullAndStillToldFromTheFirst() {
    List<FunnelStep> steps =
        steps(step("impressions", 1_000), step("clicks", 0), step("orders", 3));

    assertThat(rate(steps.get(1)).value()).isZero();
    FunnelStep orders = steps.get(2);
    assertThat(rate(orders).value()).isNull();
    assertThat(rate(orders).nullReason()).isEqualTo(NullReason.ZERO_DENOMINATOR);
    assertThat(orders.dropOffRate()).isNull();
    assertThat(orders.dropOff()).isEqualByComparingTo("-3");
    assertThat(orders.violation()).isNotNull();
    assertThat(orders.overallRate().value()).isEqualTo(0.003);
    assertThat(orders.overallRate().interval()).isNotNull();
  }

  /** Nothing was shown at all. */
  @Test
  void aFunnelOfZerosHasNoRates() {
    List<FunnelStep> steps = steps(step("impressions", 0), step("clicks", 0), step("orders", 0));

    assertThat(steps)
        .allSatisfy(
            step -> {
              assertThat(step.count().value()).isZero();
              assertThat(step.overallRate().nullReason()).isEqualTo(NullReason.ZERO_DENOMINATOR);
              assertThat(step.violation()).isNull();
            });
    assertThat(FunnelCalculator.worstSteps(steps)).isEmpty();
  }

  /** Orders over sessions are no metric of the catalogue. */
  @Test
  void aPairThatIsNoMetricIsAProportionByAssumption() {
    MetricValue rate = rate(steps(step("sessions", 640), step("orders", 31)).get(1));

    assertThat(rate.definition()).isEmpty();
    assertThat(rate.version()).isZero();
    assertThat(rate.value()).isEqualTo(0.0484375);
    assertThat(requireNonNull(rate.interval()).lower())
        .isCloseTo(0.034331102944337395, within(1e-12));
    assertThat(codes(rate)).containsExactly(WarningCode.BINOMIAL_ASSUMED);
  }

  /** One visitor can put several things into the cart. */
  @Test
  void aMeasureThatRepeatsHasNoIntervalEvenBelowItsBase() {
    MetricValue rate = rate(steps(step("clicks", 100), step("add_to_carts", 20)).get(1));

    assertThat(rate.value()).isEqualTo(0.2);
    assertThat(rate.intervalAbsence()).isEqualTo(IntervalAbsence.NOT_BINOMIAL);
    assertThat(codes(rate)).isEmpty();
  }

  /** A rate proper needs no assumption. */
  @Test
  void aRateOfTheCatalogueWarnsOfNothing() {
    MetricValue rate = rate(steps(step("emails_sent", 100), step("emails_delivered", 97)).get(1));

    assertThat(rate.definition()).isEqualTo("delivery_rate");
    assertThat(rate.interval()).isNotNull();
    assertThat(codes(rate)).isEmpty();
  }

  /** Data-driven attribution reports 2.5 orders. */
  @Test
  void fractionalCountsHaveNoInterval() {
    StepCount orders =
        StepCount.of(measure("orders"), new Quantity.Count(new BigDecimal("2.5"), true));
    FunnelStep step = steps(step("clicks", 100), orders).get(1);

    assertThat(rate(step).value()).isEqualTo(0.025);
    assertThat(rate(step).intervalAbsence()).isEqualTo(IntervalAbsence.NOT_BINOMIAL);
    assertThat(step.dropOff()).isEqualByComparingTo("97.5");
    StepCount whole = StepCount.of(measure("orders"), new Quantity.Count(BigDecimal.TWO, true));
    assertThat(rate(steps(step("clicks", 100), whole).get(1)).intervalAbsence())
        .as("parts of orders that happen to add up")
        .isEqualTo(IntervalAbsence.NOT_BINOMIAL);
  }

  /** Two sources report clicks; the other steps are fine. */
  @Test
  void aNullStepMakesOnlyItsOwnRatesNullAndSaysWhy() {
    List<FunnelStep> steps =
        steps(
            step("impressions", 1_000),
            missing("clicks", NullReason.AMBIGUOUS_SOURCE),
            step("orders", 3));

    MetricValue clicks = steps.get(1).count();
    assertThat(clicks.nullReason()).isEqualTo(NullReason.AMBIGUOUS_SOURCE);
    assertThat(clicks.nullDetail().sources()).containsExactly("a", "b");
    for (int i = 1; i < 3; i++) {
      assertThat(rate(steps.get(i)).nullReason()).isEqualTo(NullReason.AMBIGUOUS_SOURCE);
      assertThat(steps.get(i).dropOff()).isNull();
      assertThat(steps.get(i).violation()).isNull();
      assertThat(steps.get(i).warnings()).isEmpty();
    }
    assertThat(steps.get(2).count().value()).isEqualTo(3);
    assertThat(steps.get(2).overallRate().value()).isEqualTo(0.003);
  }

  /** The first step is missing: later ones are told from each other. */
  @Test
  void withoutAFirstStepThereAreNoOverallRates() {
    List<FunnelStep> steps =
        steps(missing("impressions", NullReason.NO_DATA), step("clicks", 100), step("orders", 3));

    assertThat(steps)
        .allSatisfy(
            step -> assertThat(step.overallRate().nullReason()).isEqualTo(NullReason.NO_DATA));
    assertThat(rate(steps.get(2)).value()).isEqualTo(0.03);
  }

  private static @Nullable WorstStep worst(WorstStep.Rule rule, List<FunnelStep> steps) {
    return FunnelCalculator.worstSteps(steps).stream()
        .filter(worst -> worst.rule() == rule)
        .findFirst()
        .orElse(null);
  }

  /** Most are lost at the first step, the rate is lowest at the last. */
  @Test
  void eachRuleNamesItsOwnWorstStep() {
    List<FunnelStep> steps =
        steps(
            step("emails_sent", 10_000),
            step("emails_delivered", 9_700),
            step("email_unique_opens", 1_700),
            step("email_unique_clicks", 210),
            step("orders", 12));

    assertThat(requireNonNull(worst(WorstStep.Rule.LOWEST_RATE, steps)).step()).isEqualTo(4);
    WorstStep loss = requireNonNull(worst(WorstStep.Rule.LARGEST_LOSS, steps));
    assertThat(loss.step()).isEqualTo(2);
    assertThat(loss.value()).isEqualTo(8_000);
  }

  /** Two steps lose alike. */
  @Test
  void ofEqualStepsTheEarlierIsNamed() {
    List<FunnelStep> steps = steps(step("sessions", 100), step("leads", 50), step("orders", 25));

    assertThat(requireNonNull(worst(WorstStep.Rule.LOWEST_RATE, steps)).step()).isEqualTo(1);
    assertThat(requireNonNull(worst(WorstStep.Rule.LARGEST_LOSS, steps)).step()).isEqualTo(1);
  }

  /** Every step has more than the one before: nothing is lost, so nothing is lost most. */
  @Test
  void whereNothingIsLostNoStepIsWorstByLoss() {
    List<FunnelStep> steps = steps(step("clicks", 10), step("sessions", 20));

    assertThat(worst(WorstStep.Rule.LARGEST_LOSS, steps)).isNull();
    assertThat(requireNonNull(worst(WorstStep.Rule.LOWEST_RATE, steps)).step()).isEqualTo(1);
  }

  /** A funnel of 32 steps, the most that is allowed. */
  @Test
  void thirtyTwoStepsAreComputed() {
    List<StepCount> counts = new ArrayList<>();
    CATALOG.measures().stream()
        .filter(measure -> !measure.isMoney())
        .limit(32)
        .forEach(
            measure -> counts.add(StepCount.of(measure, Quantity.Count.of(1_000 - counts.size()))));

    List<FunnelStep> steps = calculator.steps(counts, List.of(), null);
    assertThat(steps).hasSize(32);
    assertThat(steps.getLast().overallRate().value()).isEqualTo(0.969);
  }

  /** The step rates multiply to the overall rate. */
  @Property
  void theProductOfStepRatesIsTheOverallRate(
      @ForAll @Size(min = 2, max = 6) List<@LongRange(min = 1, max = 1_000_000) Long> numbers) {
    List<Measure> measures =
        CATALOG.measures().stream().filter(measure -> !measure.isMoney()).toList();
    List<StepCount> counts = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      counts.add(StepCount.of(measures.get(i), Quantity.Count.of(numbers.get(i))));
    }
    List<FunnelStep> steps = calculator.steps(counts, List.of(), null);
    double product = 1;
    for (FunnelStep step : steps.subList(1, steps.size())) {
      product *= requireNonNull(rate(step).value());
    }
    assertThat(product)
        .isCloseTo(
            requireNonNull(steps.getLast().overallRate().value()),
            org.assertj.core.data.Percentage.withPercentage(1e-9));
  }

  /** No interval is outside of 0 to 1, and none is given above the base. */
  @Property
  void intervalsHoldTheRateAndStayBetweenZeroAndOne(
      @ForAll @LongRange(min = 0, max = 1_000_000) long base,
      @ForAll @LongRange(min = 0, max = 1_000_000) long count) {
    FunnelStep step = steps(step("sessions", base), step("orders", count)).get(1);
    Interval interval = rate(step).interval();
    if (base == 0 || count > base) {
      assertThat(interval).isNull();
    } else {
      double value = requireNonNull(rate(step).value());
      assertThat(requireNonNull(interval).lower()).isBetween(0.0, value);
      assertThat(interval.upper()).isBetween(value, 1.0);
    }
    assertThat(step.violation() != null).isEqualTo(count > base);
  }
}
