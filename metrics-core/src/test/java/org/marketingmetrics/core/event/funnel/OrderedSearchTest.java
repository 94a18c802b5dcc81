package org.marketingmetrics.core.event.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderedSearchTest {
  private static final int A = 1;
  private static final int B = 2;
  private static final int C = 4;
  private static final int D = 8;

  /**
   * The later chain to C starts earlier, since an exclusion holds only on the way that leaves B
   * out; the older one must not be forgotten for it.
   */
  @Test
  void aChainThatEndsLaterButStartsEarlierDoesNotReplaceOneThatFitsTheWindow() {
    FunnelPlan plan =
        new FunnelPlan(
            4,
            FunnelOrder.ORDERED,
            FunnelCounting.BEST_CHAIN,
            9,
            Collections.nCopies(4, Long.MAX_VALUE),
            B,
            A,
            ExclusionEffect.EXCLUDE_CHAIN,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            100);
    MaskedEvents events = new MaskedEvents();
    int[][] list = {{3, A}, {5, B}, {10, A}, {11, C}, {12, 0, A}, {13, C}, {14, D}};
    for (int[] event : list) {
      events.add(event[0], event[1], event.length == 3 ? event[2] : 0, 0);
    }
    List<Long> starts = new ArrayList<>();

    FunnelSearch.of(plan)
        .run(
            events,
            chain -> {
              assertThat(chain.isConverted()).isTrue();
              starts.add(chain.start());
            });

    assertThat(starts).containsExactly(10L);
  }

  /** A robot's hundred thousand events must not make one question expensive for all. */
  @Test
  void aHundredThousandEventsOfOnePersonTakeLinearTime() {
    FunnelPlan plan = FunnelPlan.of(32, FunnelOrder.ORDERED, 1_000_000);
    MaskedEvents events = new MaskedEvents();
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      events.add(i / 3, 1 << random.nextInt(32), 0, i);
    }
    List<Integer> levels = new ArrayList<>();

    FunnelSearch search = FunnelSearch.of(plan);
    search.run(
        events,
        chain -> {
          levels.add(chain.level());
          search.trace(events, chain);
        });

    assertThat(levels).containsExactly(32);
  }

  @Test
  void whatMayStillConvertIsOpen() {
    FunnelPlan plan =
        new FunnelPlan(
            2,
            FunnelOrder.ORDERED,
            FunnelCounting.BEST_CHAIN,
            7,
            Collections.nCopies(2, Long.MAX_VALUE),
            0,
            0,
            ExclusionEffect.EXCLUDE_CHAIN,
            0,
            100,
            17);
    assertThat(open(plan, 9)).isFalse();
    assertThat(open(plan, 10)).isTrue();
  }

  private static boolean open(FunnelPlan plan, long entry) {
    MaskedEvents events = new MaskedEvents();
    events.add(entry, A, 0, 0);
    List<Boolean> open = new ArrayList<>();
    FunnelSearch.of(plan).run(events, chain -> open.add(chain.isOpen()));
    return open.getFirst();
  }
}
