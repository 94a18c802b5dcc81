package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Attempts one after the other (domain rules C2): an entry during an attempt is ignored, and each
 * next step is taken at its first instance. An event that ends an attempt as excluded begins no
 * other.
 */
final class AttemptsSearch implements FunnelSearch {
  private final FunnelPlan plan;
  private final InstantMatching matching = new InstantMatching();
  private final Chain chain;
  private final int[] eventOf;
  private final int[] ofInstant;
  private boolean[] used = new boolean[16];
  private int level;
  private long start;
  private long end;
  private @Nullable Consumer<Chain> sink;

  AttemptsSearch(FunnelPlan plan) {
    this.plan = plan;
    this.chain = new Chain(plan.steps());
    this.eventOf = new int[plan.steps()];
    this.ofInstant = new int[plan.steps()];
  }

  @Override
  public void run(MaskedEvents events, Consumer<Chain> found) {
    sink = found;
    level = 0;
    for (int from = 0; from < events.size(); ) {
      int to = events.endOfInstant(from);
      instant(events, from, to);
      from = to;
    }
    if (level > 0) {
      report(
          plan.dataEnd() - start <= plan.window()
              && plan.dataEnd() - end <= plan.stepWindow(level));
    }
  }

  private void instant(MaskedEvents events, int from, int to) {
    long at = events.at(from);
    if (level > 0 && (at - start > plan.window() || at - end > plan.stepWindow(level))) {
      report(false);
    }
    if (used.length < to - from) {
      used = new boolean[(to - from) * 2];
    }
    Arrays.fill(used, 0, to - from, false);
    boolean before = level > 0;
    boolean advanced = advance(events, from, to);
    if (before && !advanced && (events.anySpoils(from, to) & 1 << (level - 1)) != 0) {
      for (int i = from; i < to; i++) {
        used[i - from] |= (events.spoils(i) & 1 << (level - 1)) != 0;
      }
      report(false);
    }
    while (level == 0 && advance(events, from, to)) {
      // Each turn uses up events of the instant.
    }
  }

  /** Takes the steps that the unused events of an instant meet; reports a conversion. */
  private boolean advance(MaskedEvents events, int from, int to) {
    long at = events.at(from);
    if (level == 0 && !plan.isEntry(at)) {
      return false;
    }
    matching.reset(events, from, to, used);
    int most = plan.isStrictlyIncreasing() ? level + 1 : plan.steps();
    int reached = level;
    while (reached < most && matching.add(reached)) {
      reached++;
    }
    if (reached == level) {
      return false;
    }
    Arrays.fill(ofInstant, Chain.NONE);
    matching.assign(ofInstant);
    for (int step = level; step < reached; step++) {
      eventOf[step] = ofInstant[step];
      used[ofInstant[step] - from] = true;
    }
    start = level == 0 ? at : start;
    end = at;
    level = reached;
    if (level == plan.steps()) {
      report(false);
    }
    return true;
  }

  private void report(boolean open) {
    chain.set(FunnelPlan.below(level), start, end, open);
    System.arraycopy(eventOf, 0, chain.events(), 0, level);
    level = 0;
    if (sink != null) {
      sink.accept(chain);
    }
  }

  /** The events were found on the way. */
  @Override
  public void trace(MaskedEvents events, Chain ofLast) {}
}
