package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.FactsLoader;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.workspace.WorkspaceId;

class FactsCacheTest {
  private static final WorkspaceId ACME = new WorkspaceId("acme");
  private static final WorkspaceId RIVAL = new WorkspaceId("rival");
  private static final Instant THEN = Instant.parse("2026-02-01T00:00:00Z");

  private final ScriptedStore store = new ScriptedStore();

  private FactsCache cache(long bytes) {
    return new FactsCache(new FactsLoader(Catalog.standard(), store), bytes);
  }

  private final FactsCache cache = cache(10 << 20);

  @Test
  void aSnapshotIsReadOnceForAsLongAsItIsNewEnough() {
    store.revision.set(3);

    Facts first = cache.current(ACME, 3);

    assertThat(first.revision()).isEqualTo(3);
    assertThat(cache.current(ACME, 3)).isSameAs(first);
    assertThat(cache.current(ACME, 2)).isSameAs(first);
    assertThat(store.reads).hasValue(1);
  }

  /** A write was answered, on this server or another, and the next question names its revision. */
  @Test
  void aNewerRevisionIsReadOnTopOfWhatIsKept() {
    store.revision.set(3);
    cache.current(ACME, 3);
    store.revision.set(4);

    assertThat(cache.current(ACME, 4).revision()).isEqualTo(4);
    assertThat(store.knownBlocks).containsExactly(Map.of(), Map.of(ScriptedStore.MONTH, 3L));
  }

  @Test
  void workspacesAreKeptApart() {
    store.revision.set(1);

    assertThat(cache.current(ACME, 0)).isNotSameAs(cache.current(RIVAL, 0));
    assertThat(store.reads).hasValue(2);
  }

  /** A hundred dashboards open at once after a restart. */
  @Test
  void manyCallersAtOnceShareOneRead() throws Exception {
    store.revision.set(1);
    store.pause();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch asked = new CountDownLatch(100);
      List<Future<Facts>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(
            callers.submit(
                () -> {
                  asked.countDown();
                  return cache.current(ACME, 1);
                }));
      }
      asked.await();
      store.resume();
      Facts first = answers.getFirst().get();
      for (Future<Facts> answer : answers) {
        assertThat(answer.get().revision()).isEqualTo(first.revision());
      }
    }
    assertThat(store.reads.get()).isLessThanOrEqualTo(2);
  }

  /** The read that is under way began before the caller's write was there. */
  @Test
  void whoseRevisionIsNewerThanTheReadUnderWayWaitsForTheNext() throws Exception {
    store.revision.set(1);
    store.pause();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Facts> early = callers.submit(() -> cache.current(ACME, 1));
      store.awaitReader();
      store.revision.set(2);
      Future<Facts> late = callers.submit(() -> cache.current(ACME, 2));
      store.resume();

      assertThat(early.get().revision()).isEqualTo(1);
      assertThat(late.get().revision()).isEqualTo(2);
    }
  }

  /** A large workspace takes longer to read than any caller has time. */
  @Test
  void aReadGoesOnWhenItsCallerGivesUp() throws Exception {
    store.revision.set(1);
    store.pause();

    MetricsException failure =
        catchThrowableOfType(
            MetricsException.class,
            () -> CallDeadline.within(Duration.ofMillis(50), () -> cache.current(ACME, 1)));
    assertThat(failure.reason()).isEqualTo(ErrorReason.DEADLINE_EXCEEDED);
    store.resume();

    assertThat(cache.current(ACME, 1).revision()).isEqualTo(1);
    assertThat(store.reads).hasValue(1);
  }

  @Test
  void aFailedReadIsToldToAllWhoWaitAndTriedAgainByTheNext() {
    store.revision.set(1);
    store.failure =
        MetricsException.of(ErrorReason.STORE_UNAVAILABLE, "connection refused").build();

    MetricsException failure =
        catchThrowableOfType(MetricsException.class, () -> cache.current(ACME, 1));

    assertThat(failure.reason()).isEqualTo(ErrorReason.STORE_UNAVAILABLE);
    assertThat(failure).hasCause(store.failure);
    store.failure = null;
    assertThat(cache.current(ACME, 1).revision()).isEqualTo(1);
  }

  @Test
  void aDefectIsNoKnownFailure() {
    store.failure = new IllegalStateException("a row before its block");

    assertThatThrownBy(() -> cache.current(ACME, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCause(store.failure);
  }

  @Test
  void waitsForARevisionThatComes() throws Exception {
    store.revision.set(1);
    store.revisionAfter(5, 7);

    Facts facts = within(Duration.ofSeconds(20), () -> cache.current(ACME, 7));

    assertThat(facts.revision()).isEqualTo(7);
  }

  @Test
  void saysInTimeThatARevisionDidNotCome() {
    store.revision.set(1);
    long begun = System.nanoTime();

    MetricsException failure =
        catchThrowableOfType(
            MetricsException.class,
            () -> within(Duration.ofMillis(400), () -> cache.current(ACME, 7)));

    assertThat(failure.reason()).isEqualTo(ErrorReason.REVISION_NOT_REACHED);
    assertThat(failure.metadata()).containsEntry("wanted", "7").containsEntry("reached", "1");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
    assertThat(store.revisionReads.get()).as("no busy loop").isBetween(2, 20);
  }

  @Test
  void waitsForNothingWhereThereIsNoDeadlineOrNobodyListens() throws Exception {
    store.revision.set(1);
    assertThat(reasonOf(() -> cache.current(ACME, 7))).isEqualTo(ErrorReason.REVISION_NOT_REACHED);

    Context.CancellableContext gone = Context.current().withCancellation();
    gone.cancel(null);
    assertThat(
            reasonOf(
                () -> gone.call(() -> within(Duration.ofHours(1), () -> cache.current(ACME, 7)))))
        .isEqualTo(ErrorReason.REVISION_NOT_REACHED);
    Thread.currentThread().interrupt();
    assertThat(reasonOf(() -> within(Duration.ofHours(1), () -> cache.current(ACME, 7))))
        .isEqualTo(ErrorReason.REVISION_NOT_REACHED);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
  }

  /** Pages of a question about the past ask for the same state again and again. */
  @Test
  void aStateOfThePastIsReadAnewOnlyWhenSomethingWasWritten() {
    store.revision.set(3);

    Facts first = cache.asOf(ACME, THEN);

    assertThat(cache.asOf(ACME, THEN)).isSameAs(first);
    assertThat(cache.asOf(ACME, THEN.plusSeconds(1))).isNotSameAs(first);
    store.revision.set(4);
    assertThat(cache.asOf(ACME, THEN).revision()).isEqualTo(4);
    assertThat(store.asOf).containsExactly(micros(THEN), micros(THEN.plusSeconds(1)), micros(THEN));
  }

  private static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond());
  }

  @Test
  void snapshotsAreGivenUpWhenThereIsNoRoom() {
    store.revision.set(1);
    store.rows = 20_000;
    long one = cache.current(ACME, 1).bytes();
    FactsCache small = cache(4 * one);

    for (int i = 0; i < 20; i++) {
      assertThat(small.current(new WorkspaceId("w" + i), 1).lines()).hasSize(20_000);
      assertThat(small.bytes()).isLessThanOrEqualTo(4 * one);
    }

    assertThat(one).isGreaterThan(100_000);
    assertThat(small.bytes()).as("there is room for some").isGreaterThanOrEqualTo(2 * one);
  }

  /** It answers all the same, but reads for every question. */
  @Test
  void aWorkspaceLargerThanAllRoomIsAnsweredAndNotKept() {
    store.revision.set(1);
    store.rows = 20_000;
    FactsCache tiny = cache(1_024);

    assertThat(tiny.current(ACME, 1).revision()).isEqualTo(1);
    assertThat(tiny.bytes()).isZero();
    assertThat(tiny.current(ACME, 1).revision()).isEqualTo(1);
    assertThat(store.reads).hasValue(2);
  }

  private static <T> T within(Duration time, Callable<T> work) {
    return CallDeadline.within(
        time,
        () -> {
          try {
            return work.call();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static ErrorReason reasonOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(MetricsException.class, call).reason();
  }
}
