package org.marketingmetrics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;

/** Many calls ask for the state of one workspace while the database takes its time. */
class SharedReadsTest {
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger state = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
  private final Semaphore answers = new Semaphore(0);
  private final SharedReads<String, Integer> shared = new SharedReads<>(this::read);

  /** Sees the state of its beginning, and ends when the test lets it. */
  private int read(String key) {
    int seen = state.get();
    reads.incrementAndGet();
    begun.add(key);
    answers.acquireUninterruptibly();
    if (seen < 0) {
      throw new IllegalStateException("state " + seen);
    }
    return seen;
  }

  @AfterEach
  void stop() {
    answers.release(1_000);
    callers.close();
  }

  private Future<Integer> ask(String key) {
    return callers.submit(() -> shared.get(key));
  }

  /** Callers who wait, once all of them do. */
  private List<Future<Integer>> waiting(int number) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    List<Future<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      AtomicReference<Thread> thread = new AtomicReference<>();
      asked.add(
          callers.submit(
              () -> {
                thread.set(Thread.currentThread());
                return shared.get("a");
              }));
      while (thread.get() == null) {
        Thread.onSpinWait();
      }
      threads.add(thread.get());
    }
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING
          && thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
    return asked;
  }

  private void awaitBegun() throws InterruptedException {
    assertThat(begun.poll(10, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void whoComesWhileAReadIsUnderWaySharesTheNextAndHearsOfWhatHappenedBefore() throws Exception {
    Future<Integer> first = ask("a");
    awaitBegun();
    state.set(1);
    List<Future<Integer>> later = waiting(20);

    answers.release();
    assertThat(first.get()).isEqualTo(0);
    awaitBegun();
    answers.release();

    for (Future<Integer> caller : later) {
      assertThat(caller.get()).isEqualTo(1);
    }
    assertThat(reads).hasValue(2);
  }

  @Test
  void differentQuestionsDoNotWaitForEachOther() throws Exception {
    Future<Integer> a = ask("a");
    Future<Integer> b = ask("b");
    awaitBegun();
    awaitBegun();
    answers.release(2);
    assertThat(a.get()).isEqualTo(b.get());
  }

  @Test
  void afterwardsThereIsNothingToShare() throws Exception {
    answers.release(2);
    assertThat(shared.get("a")).isEqualTo(0);
    state.set(5);
    assertThat(shared.get("a")).isEqualTo(5);
  }

  /** The one who reads for the others may have less time than they. */
  @Test
  void aFailedReadFailsItsCallerAloneAndTheOthersReadForThemselves() throws Exception {
    Future<Integer> first = ask("a");
    awaitBegun();
    List<Future<Integer>> later = waiting(3);
    state.set(-1);
    answers.release();
    assertThat(first.get()).isEqualTo(0);
    awaitBegun();
    state.set(7);
    answers.release(10);

    int failed = 0;
    for (Future<Integer> caller : later) {
      try {
        assertThat(caller.get()).isEqualTo(7);
      } catch (java.util.concurrent.ExecutionException e) {
        failed++;
      }
    }
    assertThat(failed).isEqualTo(1);
  }

  @Test
  void whoHasNoTimeLeftGivesUpAndTheOthersGoOn() throws Exception {
    Future<Integer> first = ask("a");
    awaitBegun();
    assertThatThrownBy(() -> CallDeadline.within(Duration.ofMillis(20), () -> shared.get("a")))
        .isInstanceOf(MetricsException.class);
    state.set(3);
    List<Future<Integer>> later = waiting(2);
    answers.release(10);
    assertThat(first.get()).isEqualTo(0);
    for (Future<Integer> caller : later) {
      assertThat(caller.get()).isEqualTo(3);
    }
  }
}
