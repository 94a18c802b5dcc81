package org.marketingmetrics.core.event.funnel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.marketingmetrics.core.event.Seeds;

/**
 * Small streams and plans, dense in ties, in events of several steps, and at the edges of windows.
 */
final class RandomStreams {
  /** One event: bits of the steps it meets and of the gaps it spoils. */
  record PlainEvent(long at, int steps, int spoils) {}

  private final Random random;

  RandomStreams(long seed) {
    this.random = Seeds.random(seed);
  }

  List<PlainEvent> events(FunnelPlan plan, boolean ties) {
    List<PlainEvent> events = new ArrayList<>();
    long at = 0;
    int count = random.nextInt(11);
    for (int i = 0; i < count; i++) {
      at += ties ? random.nextInt(3) : 1 + random.nextInt(3);
      events.add(new PlainEvent(at, steps(plan.steps()), spoils(plan)));
    }
    return events;
  }

  private int steps(int steps) {
    int mask = 0;
    int bits = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(10) / 7;
    for (int i = 0; i < bits; i++) {
      mask |= 1 << random.nextInt(steps);
    }
    return mask;
  }

  private int spoils(FunnelPlan plan) {
    return random.nextInt(3) == 0 ? random.nextInt(1 << plan.steps()) & plan.gaps() : 0;
  }

  FunnelPlan inTime(FunnelCounting counting, ExclusionEffect effect) {
    int steps = 1 + random.nextInt(4);
    boolean user = effect == ExclusionEffect.EXCLUDE_USER;
    int optional =
        user || counting != FunnelCounting.BEST_CHAIN || random.nextBoolean()
            ? 0
            : random.nextInt(16) & FunnelPlan.below(steps - 1) & ~1;
    int gaps = user || random.nextBoolean() ? random.nextInt(16) & FunnelPlan.below(steps - 1) : 0;
    boolean range = random.nextInt(3) == 0;
    return new FunnelPlan(
        steps,
        random.nextBoolean() ? FunnelOrder.ORDERED : FunnelOrder.STRICTLY_INCREASING,
        counting,
        random.nextInt(10),
        stepWindows(steps),
        optional,
        gaps,
        effect,
        range ? random.nextInt(4) : Long.MIN_VALUE,
        range ? 4 + random.nextInt(6) : Long.MAX_VALUE,
        random.nextInt(12));
  }

  private List<Long> stepWindows(int steps) {
    if (random.nextBoolean()) {
      return Collections.nCopies(steps, Long.MAX_VALUE);
    }
    List<Long> windows = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      windows.add(random.nextBoolean() ? Long.MAX_VALUE : (long) random.nextInt(5));
    }
    return windows;
  }

  FunnelPlan plain(FunnelOrder order) {
    FunnelPlan plan = FunnelPlan.of(1 + random.nextInt(4), order, random.nextInt(10));
    return random.nextBoolean()
        ? plan
        : new FunnelPlan(
            plan.steps(),
            order,
            plan.counting(),
            plan.window(),
            plan.stepWindows(),
            0,
            0,
            plan.effect(),
            random.nextInt(4),
            4 + random.nextInt(6),
            plan.dataEnd());
  }

  static MaskedEvents masked(List<PlainEvent> events) {
    MaskedEvents masked = new MaskedEvents();
    for (int i = 0; i < events.size(); i++) {
      PlainEvent event = events.get(i);
      masked.add(event.at(), event.steps(), event.spoils(), i);
    }
    return masked;
  }
}
