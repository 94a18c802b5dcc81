package org.marketingmetrics.core.channeldata.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.channeldata.ObservedPeriod;
import org.marketingmetrics.core.period.DateRange;

class RowKeysTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private static long key(ObservedPeriod period, String... pairs) {
    Map<String, String> dimensions = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      dimensions.put(pairs[i], pairs[i + 1]);
    }
    return RowKeys.key(dimensions, period);
  }

  @Test
  void keysTellPeriodsAndDimensionsApart() {
    Set<Long> keys = new HashSet<>();
    ObservedPeriod day = new ObservedPeriod.Day(DAY);

    assertThat(keys.add(key(day, "campaign", "a"))).isTrue();
    assertThat(keys.add(key(day, "campaign", "b"))).isTrue();
    assertThat(keys.add(key(day, "ad_group", "a"))).isTrue();
    assertThat(keys.add(key(day, "ad_group", "a", "campaign", "a"))).isTrue();
    assertThat(keys.add(key(new ObservedPeriod.Day(DAY.plusDays(1)), "campaign", "a"))).isTrue();
    assertThat(
            keys.add(
                key(new ObservedPeriod.Days(new DateRange(DAY, DAY.plusDays(6))), "campaign", "a")))
        .isTrue();
    assertThat(
            keys.add(
                key(
                    new ObservedPeriod.Hour(Instant.parse("2026-03-01T00:00:00Z")),
                    "campaign",
                    "a")))
        .isTrue();
    assertThat(keys.add(key(day, "campaign", "a"))).isFalse();
  }

  @Test
  void aKeyIsFoundAgainWithItsLineHoweverManyThereAre() {
    RowKeys keys = new RowKeys();
    for (int i = 1; i <= 100_000; i++) {
      assertThat(keys.add(key(new ObservedPeriod.Day(DAY), "campaign", "c" + i), i)).isZero();
    }

    assertThat(keys.add(key(new ObservedPeriod.Day(DAY), "campaign", "c77"), 200_000))
        .isEqualTo(77);
    keys.clear();
    assertThat(keys.add(key(new ObservedPeriod.Day(DAY), "campaign", "c77"), 5)).isZero();
  }

  @Test
  void passesAreOfEqualSize() {
    int[] sizes = new int[3];
    for (int i = 0; i < 30_000; i++) {
      sizes[RowKeys.pass(key(new ObservedPeriod.Day(DAY), "campaign", "c" + i), 3)]++;
    }

    for (int size : sizes) {
      assertThat(size).isBetween(9_500, 10_500);
    }
  }
}
