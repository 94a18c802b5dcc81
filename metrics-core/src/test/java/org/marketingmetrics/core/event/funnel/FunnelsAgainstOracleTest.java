package org.marketingmetrics.core.event.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.marketingmetrics.core.event.funnel.AllChains.PlainChain;
import org.marketingmetrics.core.event.funnel.RandomStreams.PlainEvent;

/** Every search against all chains that there are, over random streams and plans. */
class FunnelsAgainstOracleTest {
  @Property(tries = 20_000)
  void theBestChainInTimeIsTheBestOfAllChains(@ForAll long seed) {
    RandomStreams streams = new RandomStreams(seed);
    FunnelPlan plan = streams.inTime(FunnelCounting.BEST_CHAIN, ExclusionEffect.EXCLUDE_CHAIN);
    assertBest(plan, streams.events(plan, true));
  }

  @Property(tries = 4_000)
  void theBestStrictChainIsTheBestOfAllStrictChains(@ForAll long seed) {
    RandomStreams streams = new RandomStreams(seed);
    FunnelPlan plan = streams.plain(FunnelOrder.STRICT);
    assertBest(plan, streams.events(plan, true));
  }

  private static void assertBest(FunnelPlan plan, List<PlainEvent> events) {
    AllChains all = new AllChains(plan, events);
    FunnelSearch search = FunnelSearch.of(plan);
    MaskedEvents masked = RandomStreams.masked(events);
    List<Integer> reached = new ArrayList<>();
    search.run(
        masked,
        chain -> {
          reached.add(chain.reached());
          Optional<PlainChain> told = all.told(chain.lastStep());
          assertThat(told).isPresent();
          List<Long> times = all.times(told.get());
          assertThat(chain.start()).isEqualTo(times.getFirst());
          assertThat(chain.end()).isEqualTo(times.getLast());
          search.trace(masked, chain);
          if (plan.optional() == 0 && plan.order() != FunnelOrder.STRICT) {
            assertThat(timesOf(plan, masked, chain)).isEqualTo(times);
          } else {
            assertThat(timesOf(plan, masked, chain)).isSorted().endsWith(chain.end());
          }
        });
    assertThat(reached).isEqualTo(all.reached() == 0 ? List.of() : List.of(all.reached()));
  }

  private static List<Long> timesOf(FunnelPlan plan, MaskedEvents events, Chain chain) {
    List<Long> times = new ArrayList<>();
    List<Integer> used = new ArrayList<>();
    for (int step = 0; step < plan.steps(); step++) {
      int event = chain.eventOf(step);
      if (event != Chain.NONE) {
        assertThat(events.steps(event) & 1 << step).isNotZero();
        assertThat(used).doesNotContain(event);
        used.add(event);
        times.add(events.at(event));
      }
    }
    return times;
  }

  @Property(tries = 20_000)
  void aPersonIsRemovedWhenAllLongestChainsAreSpoiled(@ForAll long seed) {
    RandomStreams streams = new RandomStreams(seed);
    FunnelPlan plan = streams.inTime(FunnelCounting.BEST_CHAIN, ExclusionEffect.EXCLUDE_USER);
    List<PlainEvent> events = streams.events(plan, true);
    AllChains all = new AllChains(plan, events);
    List<Boolean> removed = new ArrayList<>();

    FunnelSearch.of(plan)
        .run(RandomStreams.masked(events), chain -> removed.add(chain.isRemoved()));

    assertThat(removed)
        .as(plan + " " + events)
        .isEqualTo(all.reached() == 0 ? List.of() : List.of(all.removed()));
  }

  @Property(tries = 4_000)
  void inAnyOrderTheMostStepsOfAWindowCount(@ForAll long seed) {
    RandomStreams streams = new RandomStreams(seed);
    FunnelPlan plan = streams.plain(FunnelOrder.ANY_ORDER);
    List<PlainEvent> events = streams.events(plan, true);
    List<Integer> levels = new ArrayList<>();

    FunnelSearch.of(plan)
        .run(
            RandomStreams.masked(events),
            chain -> {
              levels.add(chain.level());
              assertThat(chain.end() - chain.start()).isBetween(0L, plan.window());
            });

    int most = AllChains.anyOrder(plan, events);
    assertThat(levels).isEqualTo(most == 0 ? List.of() : List.of(most));
  }

  @Property(tries = 4_000)
  void fromTheFirstEntryEachStepIsTakenAtItsFirstInstance(@ForAll long seed) {
    RandomStreams streams = new RandomStreams(seed);
    FunnelPlan plan =
        streams.inTime(
            FunnelCounting.FIRST_ENTRY,
            seed % 2 == 0 ? ExclusionEffect.EXCLUDE_CHAIN : ExclusionEffect.EXCLUDE_USER);
    List<PlainEvent> events = streams.events(plan, true);
    List<String> levels = new ArrayList<>();

    FunnelSearch.of(plan)
        .run(
            RandomStreams.masked(events),
            chain -> levels.add(chain.level() + (chain.isRemoved() ? " removed" : "")));

    String told = StepByStep.firstEntry(plan, events);
    assertThat(levels).isEqualTo(told.isEmpty() ? List.of() : List.of(told));
  }

  @Property(tries = 4_000)
  void attemptsFollowEachOther(@ForAll long seed) {
    RandomStreams streams = new RandomStreams(seed);
    FunnelPlan plan = streams.inTime(FunnelCounting.TOTALS, ExclusionEffect.EXCLUDE_CHAIN);
    List<PlainEvent> events = streams.events(plan, false);
    List<Integer> levels = new ArrayList<>();

    FunnelSearch.of(plan).run(RandomStreams.masked(events), chain -> levels.add(chain.level()));

    assertThat(levels).isEqualTo(StepByStep.attempts(plan, events));
  }
}
