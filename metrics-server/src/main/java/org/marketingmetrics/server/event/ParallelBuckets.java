package org.marketingmetrics.server.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
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
        results.add(CallDeadline.await(future, LONGEST));
      }
      return results;
    } finally {
      running.forEach(future -> future.cancel(false));
    }
  }
}
