package org.marketingmetrics.core.event.timeline;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.marketingmetrics.core.store.CallDeadline;

/** Does the same for every bucket, as many at a time as there are cores for it. */
public interface BucketWork {
  /**
   * Runs a task for each bucket.
   *
   * @param task from the number of a bucket to its result; touches nothing that others touch
   * @return the results, by bucket
   * @throws org.marketingmetrics.core.error.MetricsException DEADLINE_EXCEEDED when the call's
   *     deadline passes
   */
  <T> List<T> forEach(IntFunction<T> task);

  /** One after the other, on the thread of the caller. */
  static BucketWork oneByOne() {
    return new BucketWork() {
      @Override
      public <T> List<T> forEach(IntFunction<T> task) {
        return IntStream.range(0, Subjects.BUCKETS)
            .mapToObj(
                bucket -> {
                  CallDeadline.check();
                  return task.apply(bucket);
                })
            .toList();
      }
    };
  }
}
