package org.marketingmetrics.core.channeldata.report;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.CallDeadline;

/**
 * Does one piece of work at a time on a thread of its own, so that the next can be prepared
 * meanwhile: the database writes a batch while the rows of the next are read.
 */
final class OneAhead<T> implements AutoCloseable {
  private @Nullable FutureTask<T> running;

  /** Begins work; only once the work before is finished. It has the time that the caller has. */
  void begin(Supplier<T> work) {
    if (running != null) {
      throw new IllegalStateException("the work before is not finished");
    }
    Optional<Duration> left = CallDeadline.remaining();
    FutureTask<T> task =
        new FutureTask<>(
            () -> left.isPresent() ? CallDeadline.within(left.get(), work) : work.get());
    running = task;
    Thread.startVirtualThread(task);
  }

  /** The result of the work begun last; empty when there is none. Its failure is thrown here. */
  Optional<T> finish() {
    FutureTask<T> task = running;
    if (task == null) {
      return Optional.empty();
    }
    running = null;
    try {
      return Optional.of(task.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a batch was written", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a batch failed", e.getCause());
    }
  }

  /** Waits until nothing runs any more; its result is not wanted. */
  @Override
  public void close() {
    FutureTask<T> task = running;
    running = null;
    if (task != null) {
      try {
        task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        // Another failure is being told.
      }
    }
  }
}
