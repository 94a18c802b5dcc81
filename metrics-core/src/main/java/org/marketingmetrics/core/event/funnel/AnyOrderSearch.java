package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The most steps met within one window, each by an event of its own, in any order (domain rules
 * C2). A window begins with an event that meets a step; its matching grows event by event, so that
 * it tells when each number of steps was first met.
 */
final class AnyOrderSearch implements FunnelSearch {
  private final FunnelPlan plan;
  private final Chain chain;
  private final int[] eventOf;
  private final boolean[] seen;
  private int level;
  private long start;
  private long end;
  private int firstEvent;
  private int lastEvent;

  AnyOrderSearch(FunnelPlan plan) {
    this.plan = plan;
    this.chain = new Chain(plan.steps());
    this.eventOf = new int[plan.steps()];
    this.seen = new boolean[plan.steps()];
  }

  @Override
  public void run(MaskedEvents events, Consumer<Chain> found) {
    level = 0;
    long lastStart = Long.MIN_VALUE;
    for (int from = 0; from < events.size(); ) {
      if (plan.isEntry(events.at(from)) && events.steps(from) != 0) {
        lastStart = events.at(from);
        window(events, from);
        from = events.endOfInstant(from);
      } else {
        from++;
      }
    }
    if (level > 0) {
      boolean open = level < plan.steps() && plan.dataEnd() - lastStart <= plan.window();
      chain.set(FunnelPlan.below(level), start, end, open);
      found.accept(chain);
    }
  }

  private void window(MaskedEvents events, int from) {
    Arrays.fill(eventOf, Chain.NONE);
    long first = events.at(from);
    int size = 0;
    for (int i = from;
        i < events.size() && size < plan.steps() && events.at(i) - first <= plan.window();
        i++) {
      if (events.steps(i) != 0) {
        Arrays.fill(seen, false);
        if (augment(events, i)) {
          size++;
          keep(size, from, i, events);
        }
      }
    }
  }

  /**
   * More steps are better, then an earlier end, then a later start; windows come by their start.
   */
  private void keep(int size, int first, int last, MaskedEvents events) {
    if (size > level || (size == level && events.at(last) <= end)) {
      level = size;
      start = events.at(first);
      end = events.at(last);
      firstEvent = first;
      lastEvent = last;
    }
  }

  private boolean augment(MaskedEvents events, int event) {
    for (int steps = events.steps(event); steps != 0; steps &= steps - 1) {
      int step = Integer.numberOfTrailingZeros(steps);
      if (!seen[step]) {
        seen[step] = true;
        if (eventOf[step] == Chain.NONE || augment(events, eventOf[step])) {
          eventOf[step] = event;
          return true;
        }
      }
    }
    return false;
  }

  /** Only the first and the last event are told: in between, events belong to no step. */
  @Override
  public void trace(MaskedEvents events, Chain ofLast) {
    ofLast.events()[0] = firstEvent;
    ofLast.events()[ofLast.lastStep()] = lastEvent;
  }
}
