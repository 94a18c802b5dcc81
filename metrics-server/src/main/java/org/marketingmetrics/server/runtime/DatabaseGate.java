package org.marketingmetrics.server.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;

/**
 * Lets only so many threads work on the database at once. Virtual threads are without number, and
 * without a gate each would hold its request in memory while it waits for a connection.
 */
final class DatabaseGate {
  private final Semaphore permits;
  private final int mostWaiting;
  private final Duration longestWait;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * What may happen at once.
   *
   * @param permits threads that may work on the database, normally the number of connections
   * @param mostWaiting threads that may wait for a permit
   * @param longestWait time one may wait, besides its deadline
   */
  DatabaseGate(int permits, int mostWaiting, Duration longestWait) {
    this.permits = new Semaphore(permits, true);
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
  }

  /** Work that may fail in any way. */
  interface Work<T> {
    T run() throws Throwable;
  }

  /**
   * Does the work once there is a permit.
   *
   * @throws MetricsException OVERLOADED when there is none soon enough, DEADLINE_EXCEEDED when the
   *     call's time ends first
   */
  <T> T through(Work<T> work) throws Throwable {
    enter();
    try {
      return work.run();
    } finally {
      permits.release();
    }
  }

  /** Threads waiting now. */
  int waiting() {
    return waiting.get();
  }

  /** Permits free now. */
  int free() {
    return permits.availablePermits();
  }

  private void enter() {
    if (permits.tryAcquire()) {
      return;
    }
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      throw overloaded();
    }
    try {
      if (!permits.tryAcquire(patience().toNanos(), TimeUnit.NANOSECONDS)) {
        CallDeadline.check();
        throw overloaded();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MetricsException.of(ErrorReason.SHUTTING_DOWN, "the server is stopping; try again")
          .cause(e)
          .build();
    } finally {
      waiting.decrementAndGet();
    }
  }

  private Duration patience() {
    return CallDeadline.remaining()
        .filter(left -> left.compareTo(longestWait) < 0)
        .orElse(longestWait);
  }

  private static MetricsException overloaded() {
    return MetricsException.of(
            ErrorReason.OVERLOADED, "the database is busy and others wait already; try again later")
        .build();
  }
}
