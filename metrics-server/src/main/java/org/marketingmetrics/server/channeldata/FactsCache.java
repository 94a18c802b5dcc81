package org.marketingmetrics.server.channeldata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.FactsLoader;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Keeps the latest snapshot of the workspaces this server answers for, and brings it forward when
 * the data have a newer revision. Every question asks the store for the revision, which is one read
 * by key, so answers are never behind a write that was answered before, on this server or another.
 * Snapshots are given up by size, the least used first.
 */
final class FactsCache implements FactsProvider {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final FactsLoader loader;
  private final Cache<WorkspaceId, Facts> latest;
  private final Cache<WorkspaceId, ReentrantLock> refreshing =
      Caffeine.newBuilder().weakValues().build();

  /**
   * A cache.
   *
   * @param maxBytes rough size of the columns to keep, over all workspaces
   */
  FactsCache(FactsLoader loader, long maxBytes) {
    this.loader = loader;
    this.latest =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes / 1_024)
            .weigher((WorkspaceId id, Facts facts) -> kibibytes(facts))
            .build();
  }

  private static int kibibytes(Facts facts) {
    return (int) Math.min(Integer.MAX_VALUE, 1 + facts.bytes() / 1_024);
  }

  @Override
  public Facts current(WorkspaceId workspace, long atLeastRevision) {
    long revision = loader.revision(workspace);
    if (revision < atLeastRevision) {
      revision = await(workspace, atLeastRevision);
    }
    Facts facts = latest.getIfPresent(workspace);
    return facts != null && facts.revision() >= revision ? facts : refresh(workspace, revision);
  }

  /** One reader per workspace reads what is new; the others wait for it and take the same. */
  private Facts refresh(WorkspaceId workspace, long revision) {
    ReentrantLock lock = refreshing.get(workspace, id -> new ReentrantLock());
    lock.lock();
    try {
      Facts facts = latest.getIfPresent(workspace);
      if (facts == null || facts.revision() < revision) {
        facts = loader.current(workspace, facts);
        latest.put(workspace, facts);
      }
      return facts;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a replica of the database that is behind; gives up before the caller would. */
  private long await(WorkspaceId workspace, long wanted) {
    Instant end = Instant.now().plus(patience());
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    long revision = loader.revision(workspace);
    while (revision < wanted) {
      if (!Instant.now().isBefore(end)) {
        throw notReached(revision, wanted);
      }
      lock.lock();
      try {
        long left = never.awaitNanos(POLL.toNanos());
        revision = left <= 0 ? loader.revision(workspace) : revision;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw notReached(revision, wanted);
      } finally {
        lock.unlock();
      }
    }
    return revision;
  }

  private static Duration patience() {
    Duration left = CallDeadline.remaining().orElse(LONGEST_WAIT).multipliedBy(9).dividedBy(10);
    return left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
  }

  private static MetricsException notReached(long revision, long wanted) {
    return MetricsException.of(
            ErrorReason.REVISION_NOT_REACHED,
            "the data are at revision %d and not yet at %d; try again, or ask for a lower revision"
                .formatted(revision, wanted))
        .with("data_revision", Long.toString(revision))
        .with("at_least_revision", Long.toString(wanted))
        .build();
  }

  @Override
  public Facts asOf(WorkspaceId workspace, Instant knownAt) {
    return loader.asOf(workspace, knownAt);
  }

  /** The snapshot kept of a workspace, for telemetry and tests; null when none is. */
  @Nullable Facts kept(WorkspaceId workspace) {
    return latest.getIfPresent(workspace);
  }

  /** Rough size of what is kept, in bytes. */
  long bytes() {
    return latest.asMap().values().stream().mapToLong(Facts::bytes).sum();
  }
}
