package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the events of a chain whose ends are known. Backwards it finds out from which steps at
 * which instants the end can be reached; forwards it takes the earliest way. Of the instants at
 * which a step may be followed by the next, only the nearest matters: it leaves the least room for
 * exclusions and is soonest within the step's window.
 */
final class ChainTrace {
  private static final int NEVER = -1;

  private final FunnelPlan plan;
  private final InstantRuns runs;
  private final List<OrderedSearch.Edge> edges;
  private MaskedEvents events = new MaskedEvents();
  private int count;
  private int[] instants = new int[16];
  private int[] endsFrom = new int[16];
  private final int[] nearest;

  /** By edge and instant, the nearest instant from there on at which the edge leads to the end. */
  private int[][] leads = new int[0][0];

  ChainTrace(FunnelPlan plan, InstantRuns runs, List<OrderedSearch.Edge> edges) {
    this.plan = plan;
    this.runs = runs;
    this.edges = edges;
    this.nearest = new int[edges.size()];
  }

  void find(MaskedEvents ofPerson, Chain chain) {
    events = ofPerson;
    divide(chain.start(), chain.end());
    backwards(chain.lastStep());
    forwards(chain.lastStep(), chain.events());
  }

  /** The instants of the chain, by their first events. */
  private void divide(long start, long end) {
    count = 0;
    for (int from = 0; from < events.size() && events.at(from) <= end; ) {
      if (events.at(from) >= start) {
        if (count + 1 >= instants.length) {
          instants = Arrays.copyOf(instants, count * 2 + 2);
        }
        instants[count++] = from;
      }
      from = events.endOfInstant(from);
      instants[count] = from;
    }
    if (endsFrom.length < count) {
      endsFrom = new int[count * 2];
    }
    leads = new int[count][edges.size()];
  }

  private long at(int instant) {
    return events.at(instants[instant]);
  }

  private int end(int instant) {
    return events.endOfInstant(instants[instant]);
  }

  private int reach(int instant, int step) {
    return runs.reach(events, instants[instant], end(instant), step);
  }

  private void backwards(int lastStep) {
    Arrays.fill(nearest, NEVER);
    for (int instant = count - 1; instant >= 0; instant--) {
      int from = instant == count - 1 ? 1 << lastStep : 0;
      for (int e = 0; e < nearest.length; e++) {
        leads[instant][e] = nearest[e];
        if (nearest[e] != NEVER && allows(edges.get(e), instant, nearest[e])) {
          from |= 1 << edges.get(e).from();
        }
      }
      endsFrom[instant] = from;
      for (int e = 0; e < nearest.length; e++) {
        if ((reach(instant, edges.get(e).to()) & from) != 0) {
          nearest[e] = instant;
        }
      }
    }
  }

  /** True when a chain may go on from one instant to another. */
  private boolean allows(OrderedSearch.Edge edge, int instant, int next) {
    if (at(next) - at(instant) > plan.stepWindow(edge.to())) {
      return false;
    }
    int gaps = plan.gaps() & FunnelPlan.below(edge.to()) & ~FunnelPlan.below(edge.from());
    return gaps == 0 || (events.anySpoils(end(instant), instants[next]) & gaps) == 0;
  }

  private void forwards(int lastStep, int[] eventOf) {
    int instant = 0;
    int step = take(0, 0, eventOf);
    while (step != lastStep || instant != count - 1) {
      int edge = next(instant, step);
      instant = leads[instant][edge];
      step = take(instant, edges.get(edge).to(), eventOf);
    }
  }

  /** Takes as many steps of an instant as lead to the end, and returns the last of them. */
  private int take(int instant, int step, int[] eventOf) {
    int last = 31 - Integer.numberOfLeadingZeros(reach(instant, step) & endsFrom[instant]);
    runs.assign(events, instants[instant], end(instant), step, last, eventOf);
    return last;
  }

  private int next(int instant, int step) {
    int best = NEVER;
    for (int e = 0; e < nearest.length; e++) {
      OrderedSearch.Edge edge = edges.get(e);
      int there = leads[instant][e];
      if (edge.from() == step
          && there != NEVER
          && allows(edge, instant, there)
          && (best == NEVER || there < leads[instant][best])) {
        best = e;
      }
    }
    if (best == NEVER) {
      throw new IllegalStateException("a chain that was found has no way");
    }
    return best;
  }
}
