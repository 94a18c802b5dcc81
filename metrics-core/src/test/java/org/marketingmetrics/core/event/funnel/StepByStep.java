package org.marketingmetrics.core.event.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.marketingmetrics.core.event.funnel.RandomStreams.PlainEvent;

/** First entry and attempts as a person would follow them with a finger on the list. */
final class StepByStep {
  private StepByStep() {}

  /** The level, with " removed" where the person leaves the counts; empty without an entry. */
  static String firstEntry(FunnelPlan plan, List<PlainEvent> events) {
    TreeMap<Long, List<PlainEvent>> instants = new TreeMap<>();
    events.forEach(e -> instants.computeIfAbsent(e.at(), _ -> new ArrayList<>()).add(e));
    int level = 0;
    long start = 0;
    long last = 0;
    for (var instant : instants.entrySet()) {
      long at = instant.getKey();
      if (level == plan.steps()) {
        break;
      }
      boolean entry = at >= plan.from() && at < plan.to();
      if (level == 0 ? !entry : tooLate(plan, level, at - start, at - last)) {
        if (level > 0) {
          break;
        }
        continue;
      }
      int most = plan.order() == FunnelOrder.STRICTLY_INCREASING ? level + 1 : plan.steps();
      int after = furthest(instant.getValue(), level, most);
      if (after == level) {
        int gap = level - 1;
        if (level > 0 && instant.getValue().stream().anyMatch(e -> (e.spoils() & 1 << gap) != 0)) {
          return level + (plan.effect() == ExclusionEffect.EXCLUDE_USER ? " removed" : "");
        }
        continue;
      }
      start = level == 0 ? at : start;
      last = at;
      level = after;
    }
    return level == 0 ? "" : String.valueOf(level);
  }

  private static boolean tooLate(FunnelPlan plan, int level, long sinceStart, long sinceLast) {
    return sinceStart > plan.window() || sinceLast > plan.stepWindows().get(level);
  }

  /** Tries every event of the instant as the next step. */
  private static int furthest(List<PlainEvent> events, int level, int most) {
    int best = level;
    for (int i = 0; level < most && i < events.size(); i++) {
      if ((events.get(i).steps() & 1 << level) != 0) {
        List<PlainEvent> others = new ArrayList<>(events);
        others.remove(i);
        best = Math.max(best, furthest(others, level + 1, most));
      }
    }
    return best;
  }

  /** The level of each attempt; no two events share an instant. */
  static List<Integer> attempts(FunnelPlan plan, List<PlainEvent> events) {
    List<Integer> levels = new ArrayList<>();
    int level = 0;
    long start = 0;
    long last = 0;
    for (PlainEvent event : events) {
      if (level > 0 && tooLate(plan, level, event.at() - start, event.at() - last)) {
        levels.add(level);
        level = 0;
      }
      boolean entry = event.at() >= plan.from() && event.at() < plan.to();
      if ((event.steps() & 1 << level) != 0 && (level > 0 || entry)) {
        start = level == 0 ? event.at() : start;
        last = event.at();
        level++;
        if (level == plan.steps()) {
          levels.add(level);
          level = 0;
        }
      } else if (level > 0 && (event.spoils() & 1 << (level - 1)) != 0) {
        levels.add(level);
        level = 0;
      }
    }
    if (level > 0) {
      levels.add(level);
    }
    return levels;
  }
}
