package org.marketingmetrics.core.event.funnel;

import java.util.function.Consumer;

/** The chain from the first entry, each next step at its first instance (domain rules C2). */
final class FirstEntrySearch implements FunnelSearch {
  private final FunnelPlan plan;
  private final InstantRuns runs;
  private final Chain chain;
  private final int[] eventOf;
  private int reached;
  private long start;
  private long end;
  private boolean spoiled;
  private boolean over;

  FirstEntrySearch(FunnelPlan plan) {
    this.plan = plan;
    this.runs = new InstantRuns(plan);
    this.chain = new Chain(plan.steps());
    this.eventOf = new int[plan.steps()];
  }

  @Override
  public void run(MaskedEvents events, Consumer<Chain> found) {
    reached = 0;
    spoiled = false;
    over = false;
    for (int from = 0; from < events.size() && !over; ) {
      int to = events.endOfInstant(from);
      if (reached != 0) {
        goOn(events, from, to);
      } else if (plan.isEntry(events.at(from))) {
        start = events.at(from);
        extend(events, from, to, 0);
      }
      from = to;
    }
    if (reached != 0) {
      chain.set(reached, start, end, isOpen());
      System.arraycopy(eventOf, 0, chain.events(), 0, Integer.bitCount(reached));
      if (spoiled && plan.effect() == ExclusionEffect.EXCLUDE_USER) {
        chain.remove();
      }
      found.accept(chain);
    }
  }

  private void goOn(MaskedEvents events, int from, int to) {
    int next = Integer.bitCount(reached);
    long at = events.at(from);
    if (at - start > plan.window() || at - end > plan.stepWindow(next)) {
      over = true;
    } else if (!extend(events, from, to, next)
        && (events.anySpoils(from, to) & 1 << (next - 1)) != 0) {
      spoiled = true;
      over = true;
    }
  }

  private boolean extend(MaskedEvents events, int from, int to, int step) {
    int reach = runs.reach(events, from, to, step);
    if (reach == 0) {
      return false;
    }
    int last = 31 - Integer.numberOfLeadingZeros(reach);
    runs.assign(events, from, to, step, last, eventOf);
    reached |= reach;
    end = events.at(from);
    over = last == plan.steps() - 1;
    return true;
  }

  private boolean isOpen() {
    int next = Integer.bitCount(reached);
    return next < plan.steps()
        && !spoiled
        && plan.dataEnd() - start <= plan.window()
        && plan.dataEnd() - end <= plan.stepWindow(next);
  }

  /** The events were found on the way. */
  @Override
  public void trace(MaskedEvents events, Chain ofLast) {}
}
