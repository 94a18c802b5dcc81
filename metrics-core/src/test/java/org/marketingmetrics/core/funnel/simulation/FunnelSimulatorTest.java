package org.marketingmetrics.core.funnel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.statistics.Wilson;
import org.marketingmetrics.core.value.Interval;

/** The seed funnel: 200,000 impressions, 4,000 clicks, 120 orders of 50. */
class FunnelSimulatorTest {
  private static final Change CTR_TO_3 =
      new Change(1, new Change.Move.To(new Estimate.Exact(0.03)));
  private static final Change CVR_TO_4 =
      new Change(2, new Change.Move.To(new Estimate.Exact(0.04)));

  private static FunnelSimulator simulator() {
    return new FunnelSimulator(20_000, 7, 0.95);
  }

  private static Plan exact(Plan.@org.jspecify.annotations.Nullable Economics economics) {
    return new Plan(
        200_000,
        List.of(share(new Estimate.Exact(0.02)), share(new Estimate.Exact(0.03))),
        new Estimate.Exact(50),
        economics);
  }

  private static Plan counted() {
    return new Plan(
        200_000,
        List.of(
            share(new Estimate.Counted(4_000, 200_000)), share(new Estimate.Counted(120, 4_000))),
        new Estimate.Exact(50),
        null);
  }

  private static Plan.StepRate share(Estimate estimate) {
    return new Plan.StepRate(estimate, true);
  }

  @Test
  void effectsAloneAndTheirInteractionAddUpToTheWhole() {
    Simulation.Uplift revenue =
        java.util.Objects.requireNonNull(
            simulator().simulate(exact(null), List.of(CTR_TO_3, CVR_TO_4)).revenue());

    assertThat(revenue.alone().get(0)).isCloseTo(3_000, within(1e-6));
    assertThat(revenue.alone().get(1)).isCloseTo(2_000, within(1e-6));
    assertThat(revenue.interaction()).isCloseTo(1_000, within(1e-6));
    assertThat(revenue.total().value()).isCloseTo(6_000, within(1e-6));
  }

  /** With clicks of 1.20 and a margin of 30 % more clicks lose 1,500, more orders earn 600. */
  @Test
  void profitCountsWhatTheAddedClicksCost() {
    Plan plan = exact(new Plan.Economics(0.3, List.of(0.0, 1.2, 0.0), 100));

    Simulation simulation = simulator().simulate(plan, List.of(CTR_TO_3, CVR_TO_4));

    Simulation.Uplift profit = java.util.Objects.requireNonNull(simulation.profit());
    assertThat(profit.alone().get(0)).isCloseTo(-1_500, within(1e-6));
    assertThat(profit.alone().get(1)).isCloseTo(600, within(1e-6));
    Outcome.Amount before = java.util.Objects.requireNonNull(simulation.baseline().profit());
    assertThat(before.value()).isCloseTo(6_000 * 0.3 - 4_000 * 1.2 - 100, within(1e-6));
  }

  @Test
  void numbersTakenAsTheyAreHaveNoRange() {
    Outcome.Amount orders =
        simulator().simulate(exact(null), List.of()).baseline().steps().get(2).count();

    assertThat(orders.spread().lower()).isCloseTo(120, within(1e-9));
    assertThat(orders.spread().upper()).isCloseTo(120, within(1e-9));
  }

  /** The draws of a counted rate spread as its score interval does. */
  @Test
  void theRangeOfACountedRateIsCloseToItsInterval() {
    Spread drawn =
        java.util.Objects.requireNonNull(
                simulator().simulate(counted(), List.of()).baseline().steps().get(2).rate())
            .spread();
    Interval wilson = Wilson.interval(120L, 4_000L, 0.95);

    assertThat(drawn.lower()).isCloseTo(wilson.lower(), within(3e-4));
    assertThat(drawn.upper()).isCloseTo(wilson.upper(), within(3e-4));
    assertThat(drawn.median()).isCloseTo(0.03, within(2e-4));
  }

  @Test
  void theSameSeedGivesTheSameAnswerAndAnotherAnother() {
    assertThat(simulator().simulate(counted(), List.of(CTR_TO_3)))
        .isEqualTo(simulator().simulate(counted(), List.of(CTR_TO_3)))
        .isNotEqualTo(new FunnelSimulator(20_000, 8, 0.95).simulate(counted(), List.of(CTR_TO_3)));
  }

  @Test
  void withoutAnOrderValueOnlyCountsAreGiven() {
    Plan plan = new Plan(1_000, List.of(share(new Estimate.Between(0.1, 0.3))), null, null);

    Simulation simulation =
        simulator().simulate(plan, List.of(new Change(1, new Change.Move.By(0.5))));

    assertThat(simulation.revenue()).isNull();
    assertThat(simulation.baseline().revenue()).isNull();
    assertThat(simulation.lastStep().total().value()).isCloseTo(100, within(1e-9));
    Spread count = simulation.baseline().steps().get(1).count().spread();
    assertThat(count.lower()).isBetween(100.0, 112.0);
    assertThat(count.upper()).isBetween(288.0, 300.0);
  }

  @Property(tries = 100)
  void theWholeIsTheSumOfItsPartsForAnyMoves(
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double ctr,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double cvr,
      @ForAll @DoubleRange(min = -0.9, max = 0.9) double by,
      @ForAll @DoubleRange(min = 0, max = 1) double to) {
    Plan plan =
        new Plan(
            1_000_000,
            List.of(share(new Estimate.Exact(ctr)), share(new Estimate.Exact(cvr))),
            new Estimate.Exact(20),
            null);
    Simulation simulation =
        new FunnelSimulator(1_000, 1, 0.95)
            .simulate(
                plan,
                List.of(
                    new Change(1, new Change.Move.By(by)),
                    new Change(2, new Change.Move.To(new Estimate.Exact(to)))));

    Simulation.Uplift revenue = java.util.Objects.requireNonNull(simulation.revenue());
    double parts =
        revenue.alone().stream().mapToDouble(Double::doubleValue).sum() + revenue.interaction();
    assertThat(parts).isCloseTo(revenue.total().value(), within(1e-6));
    Outcome.Amount after = java.util.Objects.requireNonNull(simulation.scenario().revenue());
    assertThat(after.value())
        .isCloseTo(1_000_000 * Math.min(1, ctr * (1 + by)) * to * 20, within(1e-6));
  }
}
