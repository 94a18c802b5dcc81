package org.marketingmetrics.server.channeldata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.StaleRows;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** A store whose every workspace holds the same rows, at the revision a test says. */
final class ScriptedStore implements ChannelDataStore {
  static final int MONTH = 202602;
  private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);

  final AtomicLong revision = new AtomicLong();
  final AtomicInteger reads = new AtomicInteger();
  final AtomicInteger revisionReads = new AtomicInteger();
  final List<Map<Integer, Long>> knownBlocks = Collections.synchronizedList(new ArrayList<>());
  final List<Long> asOf = Collections.synchronizedList(new ArrayList<>());
  volatile int rows = 1;
  volatile @Nullable RuntimeException failure;

  private final CountDownLatch reading = new CountDownLatch(1);
  private final Semaphore mayEnd = new Semaphore(Integer.MAX_VALUE / 2);
  private volatile int jumpAfter = Integer.MAX_VALUE;
  private volatile long jumpTo;

  /** Reads that begin from now on do not end before {@link #resume}. */
  void pause() {
    mayEnd.drainPermits();
  }

  void resume() {
    mayEnd.release(1_000);
  }

  /** Waits until somebody reads. */
  void awaitReader() throws InterruptedException {
    reading.await();
  }

  /** The revision, once it was asked for so often. */
  void revisionAfter(int asked, long then) {
    jumpAfter = asked;
    jumpTo = then;
  }

  @Override
  public long revision(WorkspaceId workspace) {
    if (revisionReads.incrementAndGet() == jumpAfter) {
      revision.set(jumpTo);
    }
    return revision.get();
  }

  @Override
  public void read(WorkspaceId workspace, Map<Integer, Long> known, FactSink sink) {
    knownBlocks.add(known);
    feed(sink);
  }

  @Override
  public void readAsOf(WorkspaceId workspace, long knownAt, FactSink sink) {
    asOf.add(knownAt);
    feed(sink);
  }

  private void feed(FactSink sink) {
    reads.incrementAndGet();
    long atBegin = revision.get();
    reading.countDown();
    mayEnd.acquireUninterruptibly();
    RuntimeException fails = failure;
    if (fails != null) {
      throw fails;
    }
    sink.revision(atBegin);
    sink.source(new Source("ads", SourceKind.AD_PLATFORM, java.time.ZoneOffset.UTC));
    sink.basis(1, Basis.UNSPECIFIED);
    sink.block(MONTH, atBegin);
    for (int series = 1; series <= rows; series++) {
      sink.row(series, Period.ofDay(FIRST), "ads", 1, 0, RowValues.of(Map.of(0, (long) series)));
    }
    for (long id : sink.missingSeries()) {
      sink.series(id, SeriesKey.of(Map.of("campaign", "c" + id)));
    }
  }

  @Override
  public List<ObservationRow> stale(WorkspaceId workspace, StaleRows wanted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Source> sources(WorkspaceId workspace) {
    return List.of();
  }

  @Override
  public Optional<Source> source(WorkspaceId workspace, String id) {
    return Optional.empty();
  }

  @Override
  public Source updateSource(WorkspaceId workspace, Source source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long lastChunk(WorkspaceId workspace, UUID stream) {
    throw new UnsupportedOperationException();
  }

  @Override
  public WriteOutcome write(WorkspaceId workspace, WriteBatch batch) {
    throw new UnsupportedOperationException();
  }
}
