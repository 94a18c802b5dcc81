package org.marketingmetrics.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.channeldata.RowStatus;
import org.marketingmetrics.core.channeldata.RowValues;

/** What the contract suites cannot see from outside: how much is kept. */
class RowHistoryTest {
  private static final int CLICKS = 4;
  private static final int IMPRESSIONS = 0;

  private static RowValues clicks(long value) {
    return RowValues.of(Map.of(CLICKS, value));
  }

  @Test
  void dailyRepeatsKeepTheFirstAndTheLast() {
    RowHistory history = RowHistory.of(1, clicks(5));
    for (long day = 2; day <= 400; day++) {
      assertThat(history.statusOf(day, clicks(5))).isEqualTo(RowStatus.UNCHANGED);
      history = history.with(day, clicks(5));
    }

    assertThat(history.reports()).containsOnlyKeys(1L, 400L);
  }

  /** Two reports of one source share a basis and the clicks; each comes daily. */
  @Test
  void repeatsOfReportsThatAlternateKeepTheFirstAndTheLastOfEach() {
    RowValues both = RowValues.of(Map.of(CLICKS, 5L, IMPRESSIONS, 90L));
    RowHistory history = RowHistory.of(0, clicks(5));
    for (long day = 1; day <= 400; day++) {
      history = history.with(day, day % 2 == 0 ? clicks(5) : both);
    }

    assertThat(history.reports()).containsOnlyKeys(0L, 1L, 399L, 400L);
  }

  /** 5, 4, 5 is three different things known, however often each is repeated. */
  @Test
  void aValueThatReturnsIsKeptApart() {
    RowHistory history = RowHistory.of(1, clicks(5));
    history = history.with(2, clicks(5)).with(3, clicks(5)).with(4, clicks(4)).with(5, clicks(5));
    history = history.with(6, clicks(5)).with(7, clicks(5));

    assertThat(history.reports()).containsOnlyKeys(1L, 3L, 4L, 5L, 7L);
    assertThat(history.asOf(4)).isEqualTo(clicks(4));
    assertThat(history.asOf(6)).isEqualTo(clicks(5));
    assertThat(history.knownAt(6)).isEqualTo(5);
    assertThat(history.knownAt()).isEqualTo(7);
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
    assertThat(history.saidLaterBy(5, both)).isEqualTo(RowValues.of(Map.of(IMPRESSIONS, 90L)));
    assertThat(history.saidLaterBy(7, clicks(8)).size()).isZero();
    assertThat(history.saidLaterBy(8, both)).isEqualTo(both);
  }
}
