package org.marketingmetrics.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiptRulesTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final long HORIZON = Duration.ofDays(3).toMillis();
  private static final long SKEW = Duration.ofMinutes(10).toMillis();

  @Test
  void anEventAsOldAsTheHorizonIsAcceptedAndOneOlderIsLate() {
    assertThat(ReceiptRules.STANDARD.verdict(NOW - HORIZON, NOW, false))
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(ReceiptRules.STANDARD.verdict(NOW - HORIZON - 1, NOW, false))
        .isEqualTo(Verdict.LATE);
  }

  @Test
  void aDeclaredBackfillHasNoHorizonButNoFutureEither() {
    assertThat(ReceiptRules.STANDARD.verdict(0, NOW, true)).isEqualTo(Verdict.ACCEPTED);
    assertThat(ReceiptRules.STANDARD.verdict(NOW + SKEW + 1, NOW, true)).isEqualTo(Verdict.FUTURE);
  }

  @Test
  void clocksMayBeTenMinutesAhead() {
    assertThat(ReceiptRules.STANDARD.verdict(NOW + SKEW, NOW, false)).isEqualTo(Verdict.ACCEPTED);
    assertThat(ReceiptRules.STANDARD.verdict(NOW + SKEW + 1, NOW, false)).isEqualTo(Verdict.FUTURE);
  }

  @Test
  void aHorizonHasBounds() {
    assertThatThrownBy(() -> new ReceiptRules(Duration.ofMinutes(9)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReceiptRules(Duration.ofDays(91)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
