package org.marketingmetrics.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.channeldata.RowStatus;
import org.marketingmetrics.core.channeldata.RowValues;

class RowHistoryTest {
  private static final int CLICKS = 4;
  private static final int IMPRESSIONS = 0;

  private static RowValues clicks(long value) {
    return RowValues.of(Map.of(CLICKS, value));
  }

  /** Which of them matters only shows when a file of the days between comes late. */
  @Test
  void repeatsChangeNothingAndAreKept() {
    RowHistory history = RowHistory.of(1, clicks(5));
    for (long day = 2; day <= 4; day++) {
      assertThat(history.statusOf(day, clicks(5))).isEqualTo(RowStatus.UNCHANGED);
      history = history.with(day, clicks(5));
    }

    assertThat(history.reports()).containsOnlyKeys(1L, 2L, 3L, 4L);
    assertThat(history.statusOf(2, clicks(4))).isEqualTo(RowStatus.OUTDATED);
    assertThat(history.with(2, clicks(4)).asOf(3)).isEqualTo(clicks(5));
  }

  /** The clicks are reported twice, the impressions beside them only once. */
  @Test
  void eachMeasureIsKnownSinceItsOwnLastReport() {
    RowValues both = RowValues.of(Map.of(CLICKS, 5L, IMPRESSIONS, 90L));
    RowHistory history = RowHistory.of(1, both).with(3, clicks(6)).with(7, clicks(8));

    assertThat(history.lastReported(Long.MAX_VALUE))
        .isEqualTo(Map.of(1L, RowValues.of(Map.of(IMPRESSIONS, 90L)), 7L, clicks(8)));
    assertThat(history.lastReported(6))
        .isEqualTo(Map.of(1L, RowValues.of(Map.of(IMPRESSIONS, 90L)), 3L, clicks(6)));
    assertThat(history.lastReported(2)).isEqualTo(Map.of(1L, both));
    assertThat(history.lastReported(0)).isEmpty();
    assertThat(history.lastReported(CLICKS, 6)).isEqualTo(Map.entry(3L, 6L));
    assertThat(history.lastReported(IMPRESSIONS, 6)).isEqualTo(Map.entry(1L, 90L));
    assertThat(history.lastReported(CLICKS, 0)).isNull();
    assertThat(history.isReportedAfter(CLICKS, 6)).isTrue();
    assertThat(history.isReportedAfter(IMPRESSIONS, 6)).isFalse();
  }
}
