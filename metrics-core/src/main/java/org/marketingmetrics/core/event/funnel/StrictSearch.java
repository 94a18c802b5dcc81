package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The best chain with nothing in between (domain rules C2): after every event only those chains go
 * on whose last step it meets, as a repeat, or whose next step. It needs all of a person's events,
 * those that meet no step too.
 */
final class StrictSearch implements FunnelSearch {
  private final FunnelPlan plan;
  private final Chain chain;

  /** By step, the start of the latest chain that ends with the event read last. */
  private final int[] alive;

  private final int[] starts;
  private final int[] ends;
  private int reached;

  StrictSearch(FunnelPlan plan) {
    this.plan = plan;
    this.chain = new Chain(plan.steps());
    this.alive = new int[plan.steps()];
    this.starts = new int[plan.steps()];
    this.ends = new int[plan.steps()];
  }

  @Override
  public void run(MaskedEvents events, Consumer<Chain> found) {
    Arrays.fill(alive, Chain.NONE);
    reached = 0;
    for (int i = 0; i < events.size() && !isOver(events, i); i++) {
      step(events, i);
    }
    if (reached != 0) {
      int lastStep = 31 - Integer.numberOfLeadingZeros(reached);
      chain.set(
          reached,
          events.at(starts[lastStep]),
          events.at(ends[lastStep]),
          lastStep < plan.steps() - 1 && isOpen(events));
      found.accept(chain);
    }
  }

  private void step(MaskedEvents events, int i) {
    for (int step = plan.steps() - 1; step >= 0; step--) {
      alive[step] =
          (events.steps(i) & 1 << step) == 0
              ? Chain.NONE
              : Math.max(alive[step], started(events, i, step));
      if (alive[step] != Chain.NONE && isBetter(events, step, i)) {
        reached |= 1 << step;
        starts[step] = alive[step];
        ends[step] = i;
      }
    }
  }

  /** The earliest instant counts; of the chains that end in it the one that starts last. */
  private boolean isBetter(MaskedEvents events, int step, int i) {
    return (reached & 1 << step) == 0
        || (events.at(i) == events.at(ends[step]) && alive[step] > starts[step]);
  }

  private boolean isOver(MaskedEvents events, int i) {
    int last = plan.steps() - 1;
    return (reached & 1 << last) != 0 && events.at(i) > events.at(ends[last]);
  }

  /** The start of the chain that an event of a step takes on. */
  private int started(MaskedEvents events, int i, int step) {
    if (step == 0) {
      return plan.isEntry(events.at(i)) ? i : Chain.NONE;
    }
    int start = alive[step - 1];
    return start != Chain.NONE && events.at(i) - events.at(start) <= plan.window()
        ? start
        : Chain.NONE;
  }

  private boolean isOpen(MaskedEvents events) {
    for (int start : alive) {
      if (start != Chain.NONE && plan.dataEnd() - events.at(start) <= plan.window()) {
        return true;
      }
    }
    return false;
  }

  /** Each event continues the step before it or begins the next one, as early as the end allows. */
  @Override
  public void trace(MaskedEvents events, Chain ofLast) {
    int lastStep = ofLast.lastStep();
    int from = starts[lastStep];
    int to = ends[lastStep];
    int[] mayBe = new int[to - from + 1];
    mayBe[to - from] = 1 << lastStep;
    for (int i = to - 1; i >= from; i--) {
      int following = mayBe[i + 1 - from];
      mayBe[i - from] = events.steps(i) & (following | following >>> 1);
    }
    int step = 0;
    ofLast.events()[0] = from;
    for (int i = from + 1; i <= to; i++) {
      if (step < lastStep && (mayBe[i - from] & 1 << (step + 1)) != 0) {
        step++;
        ofLast.events()[step] = i;
      }
    }
  }
}
