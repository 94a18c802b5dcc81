package org.marketingmetrics.core.event.funnel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.MetricsException;

/**
 * A funnel over people's events (domain rules C2).
 *
 * @param steps 1 to {@link FunnelPlan#MAX_STEPS}
 * @param order how events follow each other
 * @param counting what is counted
 * @param window from the first event of a chain to its last, inclusive
 * @param exclusions events that spoil a chain
 * @param effect what they do
 * @param held an attribute that all events of a chain share; null for none
 * @param breakdown how the answer is divided; null for not at all
 */
public record EventFunnel(
    List<Step> steps,
    FunnelOrder order,
    FunnelCounting counting,
    Duration window,
    List<Exclusion> exclusions,
    ExclusionEffect effect,
    @Nullable EventAttribute held,
    @Nullable Breakdown breakdown) {
  /** Longest window, as in Mixpanel. */
  public static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  /** Most exclusions. */
  public static final int MAX_EXCLUSIONS = 32;

  /**
   * A step.
   *
   * @param filter which events meet it
   * @param window from the event of the step before, inclusive; null for no limit of its own
   * @param optional may be left out
   */
  public record Step(EventFilter filter, @Nullable Duration window, boolean optional) {
    /** A step without options. */
    public static Step of(EventFilter filter) {
      return new Step(filter, null, false);
    }
  }

  /**
   * An event that must not happen between two steps.
   *
   * @param filter which events
   * @param afterStep number from 0 of the step before the gap
   */
  public record Exclusion(EventFilter filter, int afterStep) {}

  public EventFunnel {
    steps = List.copyOf(steps);
    exclusions = List.copyOf(exclusions);
    require(
        !steps.isEmpty() && steps.size() <= FunnelPlan.MAX_STEPS,
        "steps",
        "a funnel has 1 to %d steps".formatted(FunnelPlan.MAX_STEPS));
    require(
        !window.isNegative() && window.compareTo(LONGEST_WINDOW) <= 0,
        "window",
        "from 0 to %d days".formatted(LONGEST_WINDOW.toDays()));
    requireOptions(steps, counting);
    requireExclusions(steps, exclusions, effect, counting);
    if (order == FunnelOrder.STRICT || order == FunnelOrder.ANY_ORDER) {
      requireNoOptions(steps, counting, exclusions);
    }
    if (breakdown != null && breakdown.touch() == Breakdown.Touch.STEP) {
      require(
          breakdown.step() >= 0 && breakdown.step() < steps.size(),
          "breakdown.step",
          "there is no such step");
      require(
          order != FunnelOrder.ANY_ORDER,
          "breakdown.step",
          "in any order events belong to no step; use the first or the last touch");
    }
  }

  private static void requireOptions(List<Step> steps, FunnelCounting counting) {
    for (int i = 0; i < steps.size(); i++) {
      Duration own = steps.get(i).window();
      require(
          own == null || (i > 0 && !own.isNegative()),
          "steps[%d].window".formatted(i),
          "counts from the step before; not negative, and not on the first step");
      boolean inner = i > 0 && i < steps.size() - 1;
      require(
          !steps.get(i).optional() || (inner && counting == FunnelCounting.BEST_CHAIN),
          "steps[%d].optional".formatted(i),
          "only between the first and the last step, and only for the best chain");
    }
  }

  private static void requireExclusions(
      List<Step> steps,
      List<Exclusion> exclusions,
      ExclusionEffect effect,
      FunnelCounting counting) {
    require(
        exclusions.size() <= MAX_EXCLUSIONS, "exclusions", "at most %d".formatted(MAX_EXCLUSIONS));
    for (int i = 0; i < exclusions.size(); i++) {
      int after = exclusions.get(i).afterStep();
      require(
          after >= 0 && after < steps.size() - 1,
          "exclusions[%d].after_step".formatted(i),
          "name a step that another one follows");
    }
    if (!exclusions.isEmpty() && effect == ExclusionEffect.EXCLUDE_USER) {
      require(
          counting != FunnelCounting.TOTALS && steps.stream().noneMatch(Step::optional),
          "exclusion_effect",
          "people are removed only when people are counted and no step is optional");
    }
  }

  private static void requireNoOptions(
      List<Step> steps, FunnelCounting counting, List<Exclusion> exclusions) {
    require(
        counting == FunnelCounting.BEST_CHAIN,
        "counting",
        "only the best chain counts in strict and in any order");
    require(exclusions.isEmpty(), "exclusions", "not in strict and not in any order");
    require(
        steps.stream().noneMatch(step -> step.optional() || step.window() != null),
        "steps",
        "no windows and no optional steps in strict and in any order");
  }

  private static void require(boolean holds, String field, String description) {
    if (!holds) {
      throw MetricsException.invalidField("funnel." + field, description);
    }
  }

  /** What the algorithms need to know; see {@link FunnelPlan}. */
  public FunnelPlan plan(long from, long to, long dataEnd) {
    int optional = 0;
    int gaps = 0;
    for (int i = 0; i < steps.size(); i++) {
      optional |= steps.get(i).optional() ? 1 << i : 0;
    }
    for (Exclusion exclusion : exclusions) {
      gaps |= 1 << exclusion.afterStep();
    }
    List<Long> stepWindows =
        steps.stream()
            .map(step -> step.window() == null ? Long.MAX_VALUE : step.window().toMillis())
            .toList();
    return new FunnelPlan(
        steps.size(),
        order,
        counting,
        window.toMillis(),
        stepWindows,
        optional,
        gaps,
        effect,
        from,
        to,
        dataEnd);
  }
}
