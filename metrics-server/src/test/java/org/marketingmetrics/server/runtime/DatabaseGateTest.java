package org.marketingmetrics.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;

class DatabaseGateTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Runs the body while another thread holds a permit of the gate. */
  private static void whileHeld(DatabaseGate gate, Runnable body) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread holder =
        Thread.startVirtualThread(
            () ->
                run(
                    gate,
                    () -> {
                      begun.countDown();
                      end.await();
                      return "done";
                    }));
    begun.await();
    try {
      body.run();
    } finally {
      end.countDown();
      holder.join();
    }
  }

  private static <T> T run(DatabaseGate gate, DatabaseGate.Work<T> work) {
    try {
      return gate.through(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static void refused(ErrorReason reason, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            MetricsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void whoFindsTheQueueFullIsRefusedAtOnce() throws InterruptedException {
    DatabaseGate gate = new DatabaseGate(1, 0, LONG);
    whileHeld(
        gate,
        () -> {
          assertThat(gate.free()).isZero();
          refused(ErrorReason.OVERLOADED, () -> run(gate, () -> "never"));
        });

    assertThat(run(gate, () -> "free again")).isEqualTo("free again");
  }

  @Test
  void whoWaitsTooLongIsRefused() throws InterruptedException {
    DatabaseGate gate = new DatabaseGate(1, 1, Duration.ofMillis(10));
    whileHeld(gate, () -> refused(ErrorReason.OVERLOADED, () -> run(gate, () -> "never")));
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void noCallWaitsBeyondItsDeadline() throws InterruptedException {
    DatabaseGate gate = new DatabaseGate(1, 1, LONG);
    Runnable call =
        () ->
            CallDeadline.within(
                Duration.ofMillis(10),
                () -> {
                  run(gate, () -> "never");
                });

    whileHeld(gate, () -> refused(ErrorReason.DEADLINE_EXCEEDED, call));
  }

  @Test
  void whoWaitsGoesInWhenAnotherLeaves() throws InterruptedException {
    DatabaseGate gate = new DatabaseGate(1, 1, LONG);
    AtomicReference<String> result = new AtomicReference<>();
    Thread waiter = Thread.ofVirtual().unstarted(() -> result.set(run(gate, () -> "in")));

    whileHeld(
        gate,
        () -> {
          waiter.start();
          while (gate.waiting() == 0) {
            Thread.onSpinWait();
          }
        });
    waiter.join();

    assertThat(result.get()).isEqualTo("in");
  }

  @Test
  void aFailureGivesThePermitBack() {
    DatabaseGate gate = new DatabaseGate(1, 0, LONG);
    for (int call = 0; call < 3; call++) {
      refused(
          ErrorReason.STORE_UNAVAILABLE,
          () ->
              run(
                  gate,
                  () -> {
                    throw MetricsException.of(ErrorReason.STORE_UNAVAILABLE, "gone").build();
                  }));
    }

    assertThat(gate.free()).isEqualTo(1);
  }
}
