package org.marketingmetrics.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.server.config.HealthConfig;

class HealthWatcherTest {
  private static final HealthConfig SLOW =
      new HealthConfig(Duration.ofHours(1), Duration.ofSeconds(10));

  private final AtomicReference<Consumer<Duration>> ping = new AtomicReference<>(timeout -> {});

  private HealthWatcher watcher(HealthConfig config, Consumer<Boolean> changed) {
    return new HealthWatcher(timeout -> ping.get().accept(timeout), config, changed);
  }

  private static void lost() {
    throw new IllegalStateException("connection refused");
  }

  @Test
  void everyChangeIsToldOnce() {
    List<Boolean> told = new ArrayList<>();
    try (HealthWatcher watcher = watcher(SLOW, told::add)) {
      watcher.look();
      watcher.look();
      ping.set(timeout -> lost());
      watcher.look();
      watcher.look();
      ping.set(timeout -> {});
      watcher.look();
    }

    assertThat(told).containsExactly(true, false, true);
  }

  @Test
  void aServerThatStartsWithoutItsDatabaseSaysSo() {
    List<Boolean> told = new ArrayList<>();
    ping.set(timeout -> lost());
    try (HealthWatcher watcher = watcher(SLOW, told::add)) {
      watcher.start();
    }

    assertThat(told).containsExactly(false);
  }

  /** The network drops packets: nothing is refused, nothing answers. */
  @Test
  void silenceCountsAsLostAfterTheTimeout() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    List<Boolean> told = new ArrayList<>();
    ping.set(
        timeout -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    try (HealthWatcher watcher =
        watcher(new HealthConfig(Duration.ofHours(1), Duration.ofMillis(20)), told::add)) {
      watcher.look();
    }

    assertThat(told).containsExactly(false);
    awaitTrue(interrupted);
  }

  @Test
  void aLossAndAReturnAreNoticedWithoutBeingAsked() throws InterruptedException {
    BlockingQueue<Boolean> told = new LinkedBlockingQueue<>();
    try (HealthWatcher watcher =
        watcher(new HealthConfig(Duration.ofMillis(5), Duration.ofSeconds(5)), told::add)) {
      watcher.start();
      assertThat(told.poll(5, TimeUnit.SECONDS)).isTrue();
      ping.set(timeout -> lost());
      assertThat(told.poll(5, TimeUnit.SECONDS)).isFalse();
      ping.set(timeout -> {});
      assertThat(told.poll(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void awaitTrue(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
