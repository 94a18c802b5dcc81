package org.marketingmetrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InstantsTest {
  private static final long DAY = 86_400_000_000L;
  private static final long FIRST = 1_768_867_200_000_000L;

  @Property
  void whatIsStoredIsReadAgain(@ForAll @Size(min = 1, max = 50) Set<Integer> steps) {
    TreeSet<Long> instants = new TreeSet<>();
    for (int step : steps) {
      instants.add(step * 1_000_003L * Math.floorMod(step, 7));
    }
    Instants all = Instants.of(instants);

    assertThat(Instants.of(all.first(), all.afterFirst(), null)).isEqualTo(all);
    Long last = all.isOne() ? null : all.last();
    assertThat(Instants.of(all.first(), all.betweenFirstAndLast(), last)).isEqualTo(all);
    assertThat(all.all()).containsExactly(instants.stream().mapToLong(i -> i).toArray());
    for (long instant : instants) {
      assertThat(all.floor(instant)).isEqualTo(instant);
      assertThat(all.floor(instant + 1)).isEqualTo(instants.floor(instant + 1));
    }
    assertThat(all.floor(Long.MAX_VALUE)).isEqualTo(all.last());
  }

  @Test
  void aDayTakesSixBytes() {
    TreeSet<Long> month = new TreeSet<>();
    for (int day = 0; day < 28; day++) {
      month.add(FIRST + day * DAY + day * 3_123_456L);
    }

    assertThat(Objects.requireNonNull(Instants.of(month).afterFirst())).hasSize(27 * 6);
    assertThat(Instants.of(FIRST).afterFirst()).isNull();
    assertThat(Instants.of(FIRST).betweenFirstAndLast()).isNull();
  }
}
