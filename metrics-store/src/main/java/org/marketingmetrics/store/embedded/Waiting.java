package org.marketingmetrics.store.embedded;

import java.io.IOException;
import java.time.Duration;

/** Waits for what no one announces. */
final class Waiting {
  private static final long POLL_MILLIS = 10;

  /** Asks whether the awaited has come. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  private Waiting() {}

  /** Whether {@code condition} came to hold within {@code limit}. */
  static boolean until(Condition condition, Duration limit)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }
}
