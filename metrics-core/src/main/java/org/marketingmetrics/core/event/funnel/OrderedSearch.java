package org.marketingmetrics.core.event.funnel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The best chain in time (domain rules C2): for each step, the latest start of any chain that ends
 * with it, one instant after the other. An instant is matched against the chains known before it,
 * so that an event meets one step only, and steps that share an instant may come in any order of
 * their ids. Exact, in O(events x steps) where instants differ.
 */
final class OrderedSearch implements FunnelSearch {
  /** A way from one step to the next, over optional ones in between. */
  record Edge(int from, int to, Frontier frontier) {}

  private final FunnelPlan plan;
  private final InstantRuns runs;
  private final List<Edge> edges;
  private final ChainTrace trace;
  private final Chain chain;
  private final long[] found;
  private final long[] starts;
  private final long[] ends;
  private int reached;

  OrderedSearch(FunnelPlan plan) {
    this.plan = plan;
    this.runs = new InstantRuns(plan);
    this.edges = edges(plan);
    this.trace = new ChainTrace(plan, runs, edges);
    this.chain = new Chain(plan.steps());
    this.found = new long[plan.steps()];
    this.starts = new long[plan.steps()];
    this.ends = new long[plan.steps()];
  }

  private static List<Edge> edges(FunnelPlan plan) {
    boolean endMatters = plan.gaps() != 0 || plan.hasStepWindows();
    List<Edge> edges = new ArrayList<>();
    for (int from = 0; from < plan.steps(); from++) {
      for (int to = from + 1; to < plan.steps(); to++) {
        edges.add(new Edge(from, to, new Frontier(plan.window(), plan.stepWindow(to), endMatters)));
        if (!plan.isOptional(to)) {
          break;
        }
      }
    }
    return edges;
  }

  @Override
  public void run(MaskedEvents events, Consumer<Chain> sink) {
    search(events);
    if (reached != 0) {
      sink.accept(chain);
    }
  }

  /** How far the person came; without an entry the chain has reached nothing. */
  Chain search(MaskedEvents events) {
    reached = 0;
    edges.forEach(edge -> edge.frontier().clear());
    int all = FunnelPlan.below(plan.steps());
    for (int from = 0; from < events.size() && reached != all; ) {
      int to = events.endOfInstant(from);
      instant(events, from, to);
      from = to;
    }
    int lastStep = Math.max(0, 31 - Integer.numberOfLeadingZeros(reached));
    boolean open = lastStep < plan.steps() - 1 && isOpen();
    chain.set(reached, starts[lastStep], ends[lastStep], open);
    return chain;
  }

  private void instant(MaskedEvents events, int from, int to) {
    long at = events.at(from);
    Arrays.fill(found, Frontier.UNSET);
    int met = events.anySteps(from, to);
    if ((met & 1) != 0 && plan.isEntry(at)) {
      extend(events, from, to, 0, at);
    }
    for (Edge edge : edges) {
      if ((met & 1 << edge.to()) != 0) {
        long start = edge.frontier().best(at);
        if (start != Frontier.UNSET) {
          extend(events, from, to, edge.to(), start);
        }
      }
    }
    if (met != 0) {
      keep(at);
    }
    int spoils = events.anySpoils(from, to) & plan.gaps();
    if (spoils != 0) {
      spoil(spoils, at);
    }
  }

  private void extend(MaskedEvents events, int from, int to, int step, long start) {
    int reach = runs.reach(events, from, to, step);
    while (reach != 0) {
      int end = Integer.numberOfTrailingZeros(reach);
      reach &= reach - 1;
      found[end] = Math.max(found[end], start);
    }
  }

  /** What was found becomes known only after the instant. */
  private void keep(long at) {
    for (int step = 0; step < found.length; step++) {
      if (found[step] != Frontier.UNSET && (reached & 1 << step) == 0) {
        reached |= 1 << step;
        starts[step] = found[step];
        ends[step] = at;
      }
    }
    for (Edge edge : edges) {
      if (found[edge.from()] != Frontier.UNSET) {
        edge.frontier().add(found[edge.from()], at);
      }
    }
  }

  private void spoil(int spoils, long at) {
    for (Edge edge : edges) {
      int gaps = FunnelPlan.below(edge.to()) & ~FunnelPlan.below(edge.from());
      if ((spoils & gaps) != 0) {
        edge.frontier().spoil(at);
      }
    }
  }

  private boolean isOpen() {
    return edges.stream().anyMatch(e -> e.frontier().best(plan.dataEnd()) != Frontier.UNSET);
  }

  @Override
  public void trace(MaskedEvents events, Chain ofLast) {
    trace.find(events, ofLast);
  }
}
