package org.marketingmetrics.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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

  @Test
  void workOfAnotherThreadIsAwaitedForAsLongAsTheCallHasTime() {
    assertThat(CallDeadline.await(CompletableFuture.completedFuture(7), Duration.ZERO))
        .isEqualTo(7);
    assertThatThrownBy(
            () ->
                CallDeadline.within(
                    Duration.ZERO,
                    () -> CallDeadline.await(new CompletableFuture<>(), Duration.ofHours(1))))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.DEADLINE_EXCEEDED));
  }

  @Test
  void workThatFailedTellsItsReason() {
    MetricsException known =
        MetricsException.of(ErrorReason.WORKSPACE_NOT_FOUND, "no workspace").build();

    assertThatThrownBy(() -> CallDeadline.await(failed(known), Duration.ofHours(1)))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.WORKSPACE_NOT_FOUND))
        .hasCause(known);
    assertThatThrownBy(
            () -> CallDeadline.await(failed(new ArithmeticException()), Duration.ofHours(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(ArithmeticException.class);
  }

  @Test
  void anInterruptedWaitIsAStoppingServer() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> CallDeadline.await(new CompletableFuture<>(), Duration.ofHours(1)))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.SHUTTING_DOWN));
    assertThat(Thread.interrupted()).isTrue();
  }

  private static CompletableFuture<String> failed(Throwable cause) {
    return CompletableFuture.failedFuture(cause);
  }
}
