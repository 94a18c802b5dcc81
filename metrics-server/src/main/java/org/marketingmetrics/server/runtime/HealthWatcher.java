package org.marketingmetrics.server.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.server.config.HealthConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the database again and again and tells of every change. A change is told at the latest
 * after interval and timeout together, whatever way the database is lost: refused connections, an
 * error, or silence.
 */
final class HealthWatcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HealthWatcher.class);

  private final Consumer<Duration> ping;
  private final HealthConfig config;
  private final Consumer<Boolean> changed;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Boolean serving;

  /**
   * Watches nothing before {@link #start}.
   *
   * @param ping throws when the database gives no sign of life; may hang
   * @param changed hears of every change, and of the first look
   */
  HealthWatcher(Consumer<Duration> ping, HealthConfig config, Consumer<Boolean> changed) {
    this.ping = ping;
    this.config = config;
    this.changed = changed;
  }

  /** Looks once, so that the first answer is true, then again and again until closed. */
  void start() {
    look();
    Thread.ofVirtual().name("health").start(this::watch);
  }

  private void watch() {
    try {
      while (!stopped.await(config.interval().toNanos(), TimeUnit.NANOSECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look. */
  synchronized void look() {
    Throwable trouble = trouble();
    boolean now = trouble == null;
    if (serving == null || serving != now) {
      serving = now;
      if (now) {
        log.info("the database answers");
      } else {
        log.warn("the database does not answer; health says NOT_SERVING until it does", trouble);
      }
      changed.accept(now);
    }
  }

  /** What is wrong, null when nothing is. The look has a thread of its own, as it may hang. */
  private @Nullable Throwable trouble() {
    FutureTask<@Nullable Void> look = new FutureTask<>(() -> ping.accept(config.timeout()), null);
    Thread.ofVirtual().name("ping").start(look);
    try {
      look.get(config.timeout().toNanos(), TimeUnit.NANOSECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (TimeoutException e) {
      look.cancel(true);
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
