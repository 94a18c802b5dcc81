package org.marketingmetrics.server.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.timeline.Timeline;
import org.marketingmetrics.core.event.timeline.TimelineAssembler;
import org.marketingmetrics.core.event.timeline.TimelineProvider;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Keeps the timelines of the workspaces this server answers for, and brings them forward when their
 * events have a newer revision. An answer is never behind a write that was answered before. Given
 * up by size, the least used first.
 */
final class TimelineCache implements TimelineProvider {
  private static final int KIBI = 1_024;
  private static final int BYTES_AN_EVENT = 24;
  private static final Duration LONGEST_READ = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final EventStore events;
  private final Cache<WorkspaceId, Timeline> kept;
  private final ConcurrentHashMap<WorkspaceId, CompletableFuture<Timeline>> reads =
      new ConcurrentHashMap<>();

  /**
   * A cache.
   *
   * @param maxBytes rough size of the timelines to keep
   */
  TimelineCache(EventStore events, long maxBytes) {
    this.events = events;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes / KIBI)
            .weigher((WorkspaceId id, Timeline timeline) -> kibibytes(timeline))
            .build();
  }

  /**
   * Brings forward what is kept and older than its events, so that nobody who was erased through
   * another server stays in the memory of this one.
   */
  void refresh() {
    kept.asMap()
        .forEach(
            (workspace, timeline) -> {
              if (timeline.revision() < events.revision(workspace)) {
                var _ =
                    CallDeadline.await(reads.computeIfAbsent(workspace, this::begin), LONGEST_READ);
              }
            });
  }

  private static int kibibytes(Timeline timeline) {
    return (int) Math.min(Integer.MAX_VALUE, 1 + timeline.size() * BYTES_AN_EVENT / KIBI);
  }

  @Override
  public Timeline current(WorkspaceId workspace, long atLeastRevision) {
    long revision = reached(workspace, atLeastRevision);
    Timeline timeline = kept.getIfPresent(workspace);
    while (timeline == null || timeline.revision() < revision) {
      CallDeadline.check();
      // One that had begun before the revision was there is followed by another.
      timeline = CallDeadline.await(reads.computeIfAbsent(workspace, this::begin), LONGEST_READ);
    }
    return timeline;
  }

  /** One reads for all who want it, and reads on when they give up. */
  private CompletableFuture<Timeline> begin(WorkspaceId workspace) {
    CompletableFuture<Timeline> read = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("timeline")
        .start(() -> CallDeadline.within(LONGEST_READ, () -> read(workspace, read)));
    return read;
  }

  private void read(WorkspaceId workspace, CompletableFuture<Timeline> read) {
    try {
      TimelineAssembler assembler =
          new TimelineAssembler(
              kept.getIfPresent(workspace),
              (subject, at) -> events.eventsAt(workspace, subject, at));
      events.read(workspace, assembler);
      Timeline timeline = assembler.timeline();
      kept.put(workspace, timeline);
      reads.remove(workspace, read);
      read.complete(timeline);
    } catch (RuntimeException | Error e) {
      reads.remove(workspace, read);
      read.completeExceptionally(e);
    }
  }

  /** The revision of now, once it is the wanted one or a later one. */
  private long reached(WorkspaceId workspace, long wanted) {
    long revision = events.revision(workspace);
    long end =
        System.nanoTime()
            + CallDeadline.remaining()
                .orElse(Duration.ZERO)
                .multipliedBy(9)
                .dividedBy(10)
                .toNanos();
    while (revision < wanted) {
      if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
        throw MetricsException.of(
                ErrorReason.REVISION_NOT_REACHED,
                "the events are at revision %d and not yet at %d; try again, or ask for a lower one"
                    .formatted(revision, wanted))
            .with("reached", Long.toString(revision))
            .with("wanted", Long.toString(wanted))
            .build();
      }
      LockSupport.parkNanos(this, PAUSE.toNanos());
      revision = events.revision(workspace);
    }
    return revision;
  }
}
