package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;
import org.marketingmetrics.core.event.timeline.TimelineBlock;

/**
 * The ordered search without options, straight over the columns of blocks: for each step the latest
 * start of a chain that ends with it. Events that share an instant need more than that; a person
 * who has such is left to {@link OrderedSearch}.
 */
final class PlainScan {
  private static final long UNSET = Long.MIN_VALUE;

  private final int steps;
  private final long window;
  private final long from;
  private final long to;

  /** By number of steps, the latest start of a chain of so many. */
  private final long[] latest;

  /** By number of steps, start and end of the first chain of so many. */
  private final long[] starts;

  private final long[] ends;
  private int level;
  private boolean tied;
  private long before;

  PlainScan(FunnelPlan plan) {
    this.steps = plan.steps();
    this.window = plan.window();
    this.from = plan.from();
    this.to = plan.to();
    this.latest = new long[steps + 1];
    this.starts = new long[steps + 1];
    this.ends = new long[steps + 1];
  }

  /** True when the plan has nothing that this scan does not know. */
  static boolean suits(FunnelPlan plan) {
    boolean inTime =
        plan.order() == FunnelOrder.ORDERED || plan.order() == FunnelOrder.STRICTLY_INCREASING;
    return inTime
        && plan.counting() == FunnelCounting.BEST_CHAIN
        && plan.gaps() == 0
        && plan.optional() == 0
        && !plan.hasStepWindows();
  }

  void begin() {
    Arrays.fill(latest, UNSET);
    level = 0;
    tied = false;
    before = UNSET;
  }

  /** The next events of the person. */
  void events(TimelineBlock block, int[] masks, int first, int end) {
    for (int i = first; i < end; i++) {
      int met = masks[i];
      if (met != 0) {
        if (level == steps || tied) {
          return;
        }
        step(met, block.at(i));
      }
    }
  }

  private void step(int met, long at) {
    if (at == before) {
      tied = true;
      return;
    }
    before = at;
    int rest = met;
    while (rest != 0) {
      int step = 31 - Integer.numberOfLeadingZeros(rest);
      rest &= ~(1 << step);
      if (step == 0) {
        if (at >= from && at < to) {
          reach(1, at, at);
        }
      } else {
        long start = latest[step];
        if (start != UNSET && at - start <= window) {
          reach(step + 1, start, at);
        }
      }
    }
  }

  private void reach(int newLevel, long start, long at) {
    if (start > latest[newLevel]) {
      latest[newLevel] = start;
    }
    if (newLevel > level) {
      level = newLevel;
      starts[newLevel] = start;
      ends[newLevel] = at;
    }
  }

  /** True when events share an instant, so that nothing here counts. */
  boolean isTied() {
    return tied;
  }

  int level() {
    return level;
  }

  long start() {
    return starts[level];
  }

  long end() {
    return ends[level];
  }

  /** The latest entry, which is open for longest. */
  long latestEntry() {
    return latest[1];
  }
}
