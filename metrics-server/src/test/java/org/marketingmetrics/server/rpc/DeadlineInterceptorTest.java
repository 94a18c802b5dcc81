package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.rpc.Failure.reasonOf;
import static org.marketingmetrics.server.rpc.RpcHarness.REQUEST;
import static org.marketingmetrics.server.rpc.RpcHarness.deadlines;

import io.grpc.Context;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.store.CallDeadline;

class DeadlineInterceptorTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicReference<Duration> left = new AtomicReference<>();

  private RpcHarness measuring(Duration byDefault, Duration most) {
    return new RpcHarness(
        deadlines(byDefault, most),
        key -> new Caller.Anyone(),
        (request, observer) -> {
          left.set(CallDeadline.remaining().orElseThrow());
          RpcHarness.answer(request, observer);
        });
  }

  @Test
  void aCallWithoutADeadlineGetsTheDefault() {
    try (RpcHarness harness = measuring(HOUR, HOUR.multipliedBy(2))) {
      var _ = harness.stub().getWorkspace(REQUEST);
    }

    assertThat(left.get()).isBetween(HOUR.minusMinutes(1), HOUR);
  }

  @Test
  void theClientsDeadlineReachesTheStore() {
    try (RpcHarness harness = measuring(HOUR, HOUR)) {
      var _ = harness.stub().withDeadlineAfter(10, TimeUnit.MINUTES).getWorkspace(REQUEST);
    }

    assertThat(left.get()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
  }

  @Test
  void aClientCannotAskForMoreThanTheMost() {
    try (RpcHarness harness = measuring(Duration.ofMinutes(1), Duration.ofMinutes(2))) {
      var _ = harness.stub().withDeadlineAfter(10, TimeUnit.HOURS).getWorkspace(REQUEST);
    }

    assertThat(left.get()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  /** A statement that hangs must not keep its client waiting for ever. */
  @Test
  void aHandlerThatTakesTooLongIsLeftBehind() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    try (RpcHarness harness =
        new RpcHarness(
            deadlines(Duration.ofMillis(50), HOUR),
            key -> new Caller.Anyone(),
            (request, observer) -> {
              Context.current().addListener(context -> stopped.countDown(), Runnable::run);
              awaitQuietly(stopped);
              RpcHarness.answer(request, observer);
            })) {
      Failure failure = Failure.of(() -> harness.stub().getWorkspace(REQUEST));

      assertThat(failure.code()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
      assertThat(failure.reason()).isEqualTo("DEADLINE_EXCEEDED");
      assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aHandlerThatNoticesByItselfSaysTheSame() {
    try (RpcHarness harness =
        new RpcHarness(
            (request, observer) -> CallDeadline.within(Duration.ZERO, CallDeadline::check))) {
      assertThat(reasonOf(() -> harness.stub().getWorkspace(REQUEST)))
          .isEqualTo("DEADLINE_EXCEEDED");
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
