package org.marketingmetrics.core.event.funnel;

/**
 * How far a chain can come within one instant: from a step it enters by, over the steps that follow
 * it, each with an event of its own.
 */
final class InstantRuns {
  private final FunnelPlan plan;
  private final InstantMatching matching = new InstantMatching();

  InstantRuns(FunnelPlan plan) {
    this.plan = plan;
  }

  /**
   * Steps that a run can end with.
   *
   * @param step the first step of the run
   * @param from first event of the instant
   * @param to end of its events
   * @return bits of steps from {@code step} on; 0 when not even that one is met
   */
  int reach(MaskedEvents events, int from, int to, int step) {
    if (plan.isStrictlyIncreasing() || to - from == 1) {
      return events.anySteps(from, to) & 1 << step;
    }
    matching.reset(events, from, to);
    if (!matching.add(step)) {
      return 0;
    }
    int reach = 1 << step;
    for (int next = step + 1; next < plan.steps(); next++) {
      // Leaving an optional step out leaves more events to the others.
      boolean met = plan.isOptional(next) ? matching.canAdd(next) : matching.add(next);
      if (met) {
        reach |= 1 << next;
      } else if (!plan.isOptional(next)) {
        break;
      }
    }
    return reach;
  }

  /** Writes the events of a run that ends with a step of its reach. */
  void assign(MaskedEvents events, int from, int to, int step, int last, int[] eventOf) {
    matching.reset(events, from, to);
    matching.add(step);
    for (int next = step + 1; next <= last; next++) {
      if (!plan.isOptional(next) || next == last) {
        matching.add(next);
      }
    }
    matching.assign(eventOf);
  }
}
