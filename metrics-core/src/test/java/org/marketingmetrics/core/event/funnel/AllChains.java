package org.marketingmetrics.core.event.funnel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marketingmetrics.core.event.funnel.RandomStreams.PlainEvent;

/** Every chain there is, one by one, and the answers of the definition over all of them. */
final class AllChains {
  /** Steps in order, and the event that meets each. */
  record PlainChain(List<Integer> steps, List<Integer> events) {
    int last() {
      return steps.getLast();
    }
  }

  private final FunnelPlan plan;
  private final List<PlainEvent> events;
  private final List<PlainChain> chains = new ArrayList<>();

  AllChains(FunnelPlan plan, List<PlainEvent> events) {
    this.plan = plan;
    this.events = events;
    for (int i = 0; i < events.size(); i++) {
      if (meets(i, 0) && at(i) >= plan.from() && at(i) < plan.to()) {
        grow(List.of(0), List.of(i));
      }
    }
  }

  private boolean meets(int event, int step) {
    return (events.get(event).steps() & 1 << step) != 0;
  }

  long at(int event) {
    return events.get(event).at();
  }

  private void grow(List<Integer> steps, List<Integer> chosen) {
    chains.add(new PlainChain(steps, chosen));
    for (int next = steps.getLast() + 1; next < plan.steps(); next++) {
      for (int event = 0; event < events.size(); event++) {
        if (meets(event, next) && !chosen.contains(event) && follows(event, next, steps, chosen)) {
          grow(with(steps, next), with(chosen, event));
        }
      }
      if ((plan.optional() & 1 << next) == 0) {
        return;
      }
    }
  }

  private boolean follows(int event, int next, List<Integer> steps, List<Integer> chosen) {
    int before = chosen.getLast();
    if (at(event) - at(chosen.getFirst()) > plan.window()) {
      return false;
    }
    if (plan.order() == FunnelOrder.STRICT) {
      return event > before
          && IntStream.range(before + 1, event).allMatch(i -> meets(i, steps.getLast()));
    }
    boolean inTime =
        plan.order() == FunnelOrder.STRICTLY_INCREASING
            ? at(event) > at(before)
            : at(event) >= at(before);
    return inTime && at(event) - at(before) <= plan.stepWindows().get(next);
  }

  private static List<Integer> with(List<Integer> list, int element) {
    List<Integer> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }

  /** True when an excluded event lies strictly between two events of the chain, in its gap. */
  private boolean spoiled(PlainChain chain) {
    for (int i = 0; i + 1 < chain.steps().size(); i++) {
      int from = chain.steps().get(i);
      int to = chain.steps().get(i + 1);
      for (PlainEvent event : events) {
        boolean inside =
            event.at() > at(chain.events().get(i)) && event.at() < at(chain.events().get(i + 1));
        for (int gap = from; gap < to; gap++) {
          if (inside && (event.spoils() & 1 << gap) != 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean spoiledAfter(PlainChain chain) {
    long end = at(chain.events().getLast());
    long limit = at(chain.events().getFirst()) + plan.window();
    return chain.last() < plan.steps() - 1
        && events.stream()
            .anyMatch(
                e -> e.at() > end && e.at() <= limit && (e.spoils() & 1 << chain.last()) != 0);
  }

  private List<PlainChain> unspoiled() {
    return chains.stream().filter(chain -> !spoiled(chain)).toList();
  }

  int reached() {
    return unspoiled().stream().mapToInt(chain -> 1 << chain.last()).reduce(0, (a, b) -> a | b);
  }

  boolean removed() {
    int most = chains.stream().mapToInt(PlainChain::last).max().orElse(-1);
    return most >= 0
        && chains.stream()
            .filter(chain -> chain.last() == most)
            .allMatch(chain -> spoiled(chain) || spoiledAfter(chain));
  }

  /** The chain told of: earliest end, latest start, then each inner step as early as can be. */
  Optional<PlainChain> told(int lastStep) {
    return unspoiled().stream()
        .filter(chain -> chain.last() == lastStep)
        .min(
            Comparator.<PlainChain>comparingLong(chain -> at(chain.events().getLast()))
                .thenComparingLong(chain -> -at(chain.events().getFirst()))
                .thenComparing(this::times, AllChains::compareTimes));
  }

  List<Long> times(PlainChain chain) {
    return chain.events().stream().map(this::at).toList();
  }

  private static int compareTimes(List<Long> one, List<Long> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int compared = Long.compare(one.get(i), other.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /** In any order: the most steps that distinct events of a window meet. */
  static int anyOrder(FunnelPlan plan, List<PlainEvent> events) {
    int best = 0;
    for (PlainEvent first : events) {
      if (first.steps() != 0 && first.at() >= plan.from() && first.at() < plan.to()) {
        List<Integer> masks =
            events.stream()
                .filter(e -> e.at() >= first.at() && e.at() - first.at() <= plan.window())
                .map(PlainEvent::steps)
                .toList();
        best = Math.max(best, met(masks, 0, plan.steps()));
      }
    }
    return best;
  }

  private static int met(List<Integer> masks, int step, int steps) {
    if (step == steps) {
      return 0;
    }
    int best = met(masks, step + 1, steps);
    for (int i = 0; i < masks.size(); i++) {
      if ((masks.get(i) & 1 << step) != 0) {
        List<Integer> others = new ArrayList<>(masks.subList(0, i));
        others.addAll(masks.subList(i + 1, masks.size()));
        best = Math.max(best, 1 + met(others, step + 1, steps));
      }
    }
    return best;
  }
}
