package org.marketingmetrics.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

class CallDeadlineTest {
  @Test
  void withoutADeadlineThereIsNoLimit() {
    assertThat(CallDeadline.remaining()).isEmpty();
    assertThatCode(CallDeadline::check).doesNotThrowAnyException();
  }

  @Test
  void theTimeLeftIsKnownInsideAndOnlyThere() {
    Duration left =
        CallDeadline.within(Duration.ofHours(1), () -> CallDeadline.remaining().orElseThrow());

    assertThat(left).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    assertThat(CallDeadline.remaining()).isEmpty();
  }

  @Test
  void anInnerDeadlineCannotOutliveTheOuter() {
    CallDeadline.within(
        Duration.ofMinutes(1),
        () ->
            CallDeadline.within(
                Duration.ofHours(1),
                () ->
                    assertThat(CallDeadline.remaining().orElseThrow())
                        .isLessThanOrEqualTo(Duration.ofMinutes(1))));
  }

  @Test
  void aTimeWithoutEndDoesNotOverflow() {
    CallDeadline.within(
        Duration.ofNanos(Long.MAX_VALUE),
        () -> assertThat(CallDeadline.remaining().orElseThrow()).isPositive());
  }

  @Test
  void workWhoseTimeIsOverIsStopped() {
    assertThatThrownBy(() -> CallDeadline.within(Duration.ZERO, CallDeadline::check))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.DEADLINE_EXCEEDED));
  }
}
