package org.marketingmetrics.core.event.funnel;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;

/**
 * What the algorithms need to know of a funnel; steps are numbered from 0. Times are milliseconds.
 *
 * @param steps number of steps, 1 to {@link #MAX_STEPS}
 * @param window longest time from the first event of a chain to its last, inclusive
 * @param stepWindows by step the longest time since the step before it, inclusive; {@link
 *     Long#MAX_VALUE} for no limit; the first is never looked at
 * @param optional bits of the steps that may be left out; never the first or the last
 * @param gaps bits of the steps after which an exclusion holds, until the next step
 * @param from first instant of an entry
 * @param to end of entries, exclusive; later steps may lie after it
 * @param dataEnd the first instant of which nothing is known yet: it decides what is still open
 */
public record FunnelPlan(
    int steps,
    FunnelOrder order,
    FunnelCounting counting,
    long window,
    List<Long> stepWindows,
    int optional,
    int gaps,
    ExclusionEffect effect,
    long from,
    long to,
    long dataEnd)
    implements Serializable {
  /** Most steps of a funnel: a set of steps is one int. */
  public static final int MAX_STEPS = 32;

  public FunnelPlan {
    stepWindows = List.copyOf(stepWindows);
    require(steps >= 1 && steps <= MAX_STEPS && stepWindows.size() == steps, "steps");
    require(window >= 0, "window");
    int inner = below(steps) & ~1 & ~(1 << (steps - 1));
    require((optional & ~inner) == 0, "optional");
    require((gaps & ~below(steps - 1)) == 0, "gaps");
    boolean inTime = order == FunnelOrder.ORDERED || order == FunnelOrder.STRICTLY_INCREASING;
    require(inTime || (gaps == 0 && optional == 0 && !limits(stepWindows)), "order");
    require(inTime || counting == FunnelCounting.BEST_CHAIN, "counting");
    require(counting == FunnelCounting.BEST_CHAIN || optional == 0, "optional");
    require(optional == 0 || gaps == 0 || effect == ExclusionEffect.EXCLUDE_CHAIN, "effect");
  }

  /** A plan over all time, without any option. */
  public static FunnelPlan of(int steps, FunnelOrder order, long window) {
    return new FunnelPlan(
        steps,
        order,
        FunnelCounting.BEST_CHAIN,
        window,
        Collections.nCopies(steps, Long.MAX_VALUE),
        0,
        0,
        ExclusionEffect.EXCLUDE_CHAIN,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MAX_VALUE);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("no plan: " + what);
    }
  }

  private static boolean limits(List<Long> stepWindows) {
    return stepWindows.stream().skip(1).anyMatch(window -> window != Long.MAX_VALUE);
  }

  /** True when some step must follow the one before it in time. */
  boolean hasStepWindows() {
    return limits(stepWindows);
  }

  /** The longest time since the step before. */
  long stepWindow(int step) {
    return stepWindows.get(step);
  }

  boolean isOptional(int step) {
    return (optional & 1 << step) != 0;
  }

  boolean isEntry(long at) {
    return at >= from && at < to;
  }

  /** True when one event after the other must be later, so that an instant holds one step. */
  boolean isStrictlyIncreasing() {
    return order == FunnelOrder.STRICTLY_INCREASING;
  }

  /** The same plan, with or without its exclusions. */
  FunnelPlan withGaps(int newGaps) {
    return new FunnelPlan(
        steps, order, counting, window, stepWindows, optional, newGaps, effect, from, to, dataEnd);
  }

  /** Bits of the steps below one. */
  static int below(int step) {
    return step >= 32 ? -1 : (1 << step) - 1;
  }
}
