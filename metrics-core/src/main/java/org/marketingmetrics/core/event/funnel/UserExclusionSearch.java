package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The best chain, where a person leaves every count if all chains of the level that would be
 * reached without exclusions are spoiled; below the last step, also by an excluded event after the
 * chain, up to the end of its window (domain rules C2).
 */
final class UserExclusionSearch implements FunnelSearch {
  private final FunnelPlan plan;
  private final OrderedSearch spoiled;
  private final OrderedSearch unspoiled;
  private final InstantRuns runs;
  private final long[] ends;

  UserExclusionSearch(FunnelPlan plan) {
    this.plan = plan;
    this.spoiled = new OrderedSearch(plan);
    this.unspoiled = new OrderedSearch(plan.withGaps(0));
    this.runs = new InstantRuns(plan);
    this.ends = new long[plan.steps()];
  }

  @Override
  public void run(MaskedEvents events, Consumer<Chain> found) {
    Chain chain = spoiled.search(events);
    if (chain.reached() == 0) {
      return;
    }
    if (events.anySpoils(0, events.size()) != 0) {
      int level = unspoiled.search(events).level();
      if (chain.level() < level || (level < plan.steps() && !someStaysClean(events, level))) {
        chain.remove();
      }
    }
    found.accept(chain);
  }

  /**
   * True when some chain of the level is followed by no excluded event up to the end of its window.
   * Only the entry decides how long that is, so every entry is followed by itself.
   */
  private boolean someStaysClean(MaskedEvents events, int level) {
    if ((plan.gaps() & 1 << (level - 1)) == 0) {
      return true;
    }
    for (int from = 0; from < events.size(); ) {
      int to = events.endOfInstant(from);
      if (plan.isEntry(events.at(from)) && staysClean(events, from, to, level)) {
        return true;
      }
      from = to;
    }
    return false;
  }

  private boolean staysClean(MaskedEvents events, int entry, int endOfEntry, int level) {
    Arrays.fill(ends, Frontier.UNSET);
    long start = events.at(entry);
    int reach = runs.reach(events, entry, endOfEntry, 0);
    reached(reach, start);
    for (int from = endOfEntry;
        reach != 0 && from < events.size() && events.at(from) - start <= plan.window(); ) {
      int to = events.endOfInstant(from);
      instant(events, from, to);
      from = to;
    }
    return ends[level - 1] != Frontier.UNSET;
  }

  private void instant(MaskedEvents events, int from, int to) {
    long at = events.at(from);
    int reach = 0;
    for (int step = 1; step < plan.steps(); step++) {
      if (ends[step - 1] != Frontier.UNSET && at - ends[step - 1] <= plan.stepWindow(step)) {
        reach |= runs.reach(events, from, to, step);
      }
    }
    reached(reach, at);
    int spoils = events.anySpoils(from, to);
    for (int step = 0; step < plan.steps(); step++) {
      if ((spoils & 1 << step) != 0 && ends[step] < at) {
        ends[step] = Frontier.UNSET;
      }
    }
  }

  private void reached(int reach, long at) {
    for (int step = 0; step < plan.steps(); step++) {
      if ((reach & 1 << step) != 0) {
        ends[step] = at;
      }
    }
  }

  @Override
  public void trace(MaskedEvents events, Chain chain) {
    spoiled.trace(events, chain);
  }
}
