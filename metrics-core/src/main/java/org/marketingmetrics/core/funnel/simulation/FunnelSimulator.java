package org.marketingmetrics.core.funnel.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.marketingmetrics.core.statistics.Draws;
import org.marketingmetrics.core.statistics.Quantiles;

/**
 * What a funnel brings when its numbers move. A step's rate stays what it is when another moves, so
 * counts multiply, and the effects of several changes do not add up: the rest is the interaction
 * (domain rules F2).
 *
 * <p>The range comes from drawing every number from what is known of it; a change by a share moves
 * each draw, a share drawn beyond 1 counts as 1.
 */
public final class FunnelSimulator {
  /** Fewest draws. */
  public static final int MIN_DRAWS = 1_000;

  /** Most draws. */
  public static final int MAX_DRAWS = 100_000;

  private final int draws;
  private final long seed;
  private final double confidence;

  /**
   * A simulator.
   *
   * @param confidence share of the draws that a range holds, above 0 and below 1
   */
  public FunnelSimulator(int draws, long seed, double confidence) {
    this.draws = draws;
    this.seed = seed;
    this.confidence = confidence;
  }

  /** Simulates the changes. */
  public Simulation simulate(Plan plan, List<Change> changes) {
    Numbers base = point(plan);
    Totals before = totals(plan, base);
    Numbers moved = base.copy();
    changes.forEach(change -> move(plan, moved, change, target(change)));
    Totals after = totals(plan, moved);
    List<Totals> alone = new ArrayList<>();
    for (Change change : changes) {
      Numbers one = base.copy();
      move(plan, one, change, target(change));
      alone.add(totals(plan, one));
    }
    Drawn drawn = draw(plan, changes);
    return new Simulation(
        outcome(plan, base, before, drawn.before),
        outcome(plan, moved, after, drawn.after),
        plan.orderValue() == null
            ? null
            : uplift(before, after, alone, drawn, totals -> totals.revenue),
        hasProfit(plan) ? uplift(before, after, alone, drawn, totals -> totals.profit) : null,
        uplift(before, after, alone, drawn, totals -> totals.counts[plan.steps() - 1]));
  }

  private static boolean hasProfit(Plan plan) {
    return plan.orderValue() != null && plan.economics() != null;
  }

  private static double target(Change change) {
    return switch (change.move()) {
      case Change.Move.To to -> to.target().point();
      case Change.Move.By by -> by.share();
    };
  }

  private static void move(Plan plan, Numbers numbers, Change change, double amount) {
    boolean isTo = change.move() instanceof Change.Move.To;
    if (change.step() == Change.ORDER_VALUE) {
      numbers.orderValue = isTo ? amount : numbers.orderValue * (1 + amount);
      return;
    }
    int index = change.step() - 1;
    double rate = isTo ? amount : numbers.rates[index] * (1 + amount);
    numbers.rates[index] = plan.rates().get(index).isShare() ? Math.min(1, rate) : rate;
  }

  private static Numbers point(Plan plan) {
    Estimate orderValue = plan.orderValue();
    return new Numbers(
        plan.rates().stream().mapToDouble(rate -> rate.estimate().point()).toArray(),
        orderValue == null ? 0 : orderValue.point());
  }

  private static Totals totals(Plan plan, Numbers numbers) {
    double[] counts = new double[plan.steps()];
    counts[0] = plan.first();
    for (int i = 1; i < counts.length; i++) {
      counts[i] = counts[i - 1] * numbers.rates[i - 1];
    }
    double revenue = counts[counts.length - 1] * numbers.orderValue;
    return new Totals(numbers.rates.clone(), counts, revenue, profit(plan, counts, revenue));
  }

  private static double profit(Plan plan, double[] counts, double revenue) {
    Plan.Economics economics = plan.economics();
    if (economics == null) {
      return 0;
    }
    double profit = revenue * economics.margin() - economics.fixed();
    for (int i = 0; i < counts.length; i++) {
      profit -= economics.costs().get(i) * counts[i];
    }
    return profit;
  }

  private Drawn draw(Plan plan, List<Change> changes) {
    Draws random = new Draws(seed);
    List<DoubleSupplier> rates =
        plan.rates().stream().map(rate -> rate.estimate().draws(random)).toList();
    Estimate known = plan.orderValue();
    DoubleSupplier orderValue = known == null ? () -> 0 : known.draws(random);
    List<DoubleSupplier> targets = changes.stream().map(change -> targets(change, random)).toList();
    Drawn drawn = new Drawn(new Totals[draws], new Totals[draws]);
    for (int i = 0; i < draws; i++) {
      Numbers numbers =
          new Numbers(
              rates.stream().mapToDouble(DoubleSupplier::getAsDouble).toArray(),
              orderValue.getAsDouble());
      drawn.before[i] = totals(plan, numbers);
      for (int change = 0; change < changes.size(); change++) {
        move(plan, numbers, changes.get(change), targets.get(change).getAsDouble());
      }
      drawn.after[i] = totals(plan, numbers);
    }
    return drawn;
  }

  private static DoubleSupplier targets(Change change, Draws random) {
    return switch (change.move()) {
      case Change.Move.To to -> to.target().draws(random);
      case Change.Move.By by -> by::share;
    };
  }

  private Outcome outcome(Plan plan, Numbers numbers, Totals totals, Totals[] drawn) {
    List<Outcome.Step> steps = new ArrayList<>();
    for (int step = 0; step < plan.steps(); step++) {
      int index = step;
      steps.add(
          new Outcome.Step(
              amount(totals.counts[step], drawn, one -> one.counts[index]),
              step == 0
                  ? null
                  : amount(numbers.rates[step - 1], drawn, one -> one.rates[index - 1])));
    }
    return new Outcome(
        steps,
        plan.orderValue() == null ? null : amount(totals.revenue, drawn, one -> one.revenue),
        hasProfit(plan) ? amount(totals.profit, drawn, one -> one.profit) : null);
  }

  private Outcome.Amount amount(double value, Totals[] drawn, ToDoubleFunction<Totals> of) {
    double[] values = new double[drawn.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.applyAsDouble(drawn[i]);
    }
    return new Outcome.Amount(value, spread(values));
  }

  private Spread spread(double[] values) {
    Quantiles quantiles = new Quantiles(values);
    double tail = (1 - confidence) / 2;
    return new Spread(quantiles.linear(tail), quantiles.linear(0.5), quantiles.linear(1 - tail));
  }

  private Simulation.Uplift uplift(
      Totals before, Totals after, List<Totals> alone, Drawn drawn, ToDoubleFunction<Totals> of) {
    double base = of.applyAsDouble(before);
    List<Double> effects = alone.stream().map(one -> of.applyAsDouble(one) - base).toList();
    double total = of.applyAsDouble(after) - base;
    double[] differences = new double[draws];
    for (int i = 0; i < draws; i++) {
      differences[i] = of.applyAsDouble(drawn.after[i]) - of.applyAsDouble(drawn.before[i]);
    }
    double sum = effects.stream().mapToDouble(Double::doubleValue).sum();
    return new Simulation.Uplift(
        effects, total - sum, new Outcome.Amount(total, spread(differences)));
  }

  /** The numbers of a funnel at one place of what they may be. */
  private static final class Numbers {
    private final double[] rates;
    private double orderValue;

    Numbers(double[] rates, double orderValue) {
      this.rates = rates;
      this.orderValue = orderValue;
    }

    Numbers copy() {
      return new Numbers(rates.clone(), orderValue);
    }
  }

  private static final class Totals {
    private final double[] rates;
    private final double[] counts;
    private final double revenue;
    private final double profit;

    Totals(double[] rates, double[] counts, double revenue, double profit) {
      this.rates = rates;
      this.counts = counts;
      this.revenue = revenue;
      this.profit = profit;
    }
  }

  private static final class Drawn {
    private final Totals[] before;
    private final Totals[] after;

    Drawn(Totals[] before, Totals[] after) {
      this.before = before;
      this.after = after;
    }
  }
}
