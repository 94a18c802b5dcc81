package org.marketingmetrics.server.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.timeline.BucketWork;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.store.CallDeadline;

/**
 * Buckets on as many threads as there are cores, shared by all calls. A call that gives up takes
 * its buckets that have not begun with it.
 */
final class ParallelBuckets implements BucketWork {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("buckets-", 0).daemon().factory());

  @Override
  public <T> List<T> forEach(IntFunction<T> task) {
    List<Future<T>> running = new ArrayList<>();
    try {
      for (int bucket = 0; bucket < Subjects.BUCKETS; bucket++) {
        int number = bucket;
        running.add(threads.submit(() -> task.apply(number)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(await(future));
      }
      return results;
    } finally {
      running.forEach(future -> future.cancel(false));
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      Duration left = CallDeadline.remaining().orElse(LONGEST);
      return future.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw CallDeadline.exceeded();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MetricsException.of(ErrorReason.SHUTTING_DOWN, "the server is stopping; try again")
          .cause(e)
          .build();
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    }
  }

  private static RuntimeException failed(@Nullable Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new IllegalStateException("a bucket failed", cause);
  }
}
