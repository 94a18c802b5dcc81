package org.marketingmetrics.server.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.store.memory.MemoryStores;

/** A database in memory that a test can take away. */
public final class MemoryDatabase implements Database {
  private final Stores stores;
  final AtomicBoolean lost = new AtomicBoolean();
  final CountDownLatch closed = new CountDownLatch(1);

  /** Begins empty. */
  public MemoryDatabase(Clock clock) {
    stores = MemoryStores.open(clock);
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public void ping(Duration timeout) {
    if (lost.get()) {
      throw MetricsException.of(ErrorReason.STORE_UNAVAILABLE, "connection refused").build();
    }
  }

  @Override
  public Pool pool() {
    return new Pool(1, 2, 3, 4);
  }

  @Override
  public String location() {
    return "memory";
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
