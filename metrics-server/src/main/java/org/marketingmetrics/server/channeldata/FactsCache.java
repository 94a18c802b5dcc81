package org.marketingmetrics.server.channeldata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grpc.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.FactsLoader;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the latest snapshot of the workspaces this server answers for, and brings it forward when
 * the data have a newer revision. Every question names the revision that the store was at when it
 * came, so answers are never behind a write that was answered before, on this server or another.
 *
 * <p>Snapshots as of an instant are kept too, since pages ask for one again and again; a newer
 * revision makes them anew, because a report imported late can say what was known earlier. All are
 * given up by size, the least used first.
 */
final class FactsCache implements FactsProvider {
  private static final Logger log = LoggerFactory.getLogger(FactsCache.class);

  private static final int KIBI = 1_024;
  private static final Duration LONGEST_READ = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private final FactsLoader loader;
  private final long maxKibibytes;
  private final Cache<Key, Facts> snapshots;
  private final ConcurrentHashMap<Key, CompletableFuture<Facts>> reads = new ConcurrentHashMap<>();

  /** A state of a workspace: that of now, or as of an instant. */
  private record Key(WorkspaceId workspace, @Nullable Instant knownAt) {}

  /**
   * A cache.
   *
   * @param maxBytes rough size of the columns to keep, over all workspaces
   */
  FactsCache(FactsLoader loader, long maxBytes) {
    this.loader = loader;
    this.maxKibibytes = maxBytes / KIBI;
    this.snapshots =
        Caffeine.newBuilder()
            .maximumWeight(maxKibibytes)
            .weigher((Key key, Facts facts) -> kibibytes(facts))
            .build();
  }

  private static int kibibytes(Facts facts) {
    return (int) Math.min(Integer.MAX_VALUE, 1 + facts.bytes() / KIBI);
  }

  @Override
  public Facts current(WorkspaceId workspace, long atLeastRevision) {
    Key key = new Key(workspace, null);
    Facts facts = kept(key, atLeastRevision);
    return facts == null ? refreshed(key, reached(workspace, atLeastRevision)) : facts;
  }

  @Override
  public Facts asOf(WorkspaceId workspace, Instant knownAt) {
    return refreshed(new Key(workspace, knownAt), loader.revision(workspace));
  }

  /** The snapshot that is kept, null when it is older than that or there is none. */
  private @Nullable Facts kept(Key key, long revision) {
    Facts facts = snapshots.getIfPresent(key);
    return facts != null && facts.revision() >= revision ? facts : null;
  }

  /**
   * One thread per state reads what is new, and all who want it wait for the same. It reads on when
   * they give up, else a large workspace would never be read by callers in a hurry.
   */
  private Facts refreshed(Key key, long revision) {
    Facts facts = kept(key, revision);
    while (facts == null) {
      CallDeadline.check();
      Facts read = CallDeadline.await(reads.computeIfAbsent(key, this::begin), LONGEST_READ);
      // Else it had begun before the revision was there, and another has to follow.
      facts = read.revision() >= revision ? read : kept(key, revision);
    }
    return facts;
  }

  private CompletableFuture<Facts> begin(Key key) {
    CompletableFuture<Facts> read = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("facts")
        .start(() -> CallDeadline.within(LONGEST_READ, () -> read(key, read)));
    return read;
  }

  private void read(Key key, CompletableFuture<Facts> read) {
    try {
      Facts facts =
          key.knownAt() == null
              ? loader.current(key.workspace(), snapshots.getIfPresent(key))
              : loader.asOf(key.workspace(), key.knownAt());
      keep(key, facts);
      reads.remove(key, read);
      read.complete(facts);
    } catch (RuntimeException | Error e) {
      reads.remove(key, read);
      read.completeExceptionally(e);
    }
  }

  private void keep(Key key, Facts facts) {
    snapshots.put(key, facts);
    if (kibibytes(facts) > maxKibibytes) {
      log.warn(
          "the data of workspace {} take {} KiB and snapshots have {} KiB: they are read anew for"
              + " every question; give the server more heap",
          key.workspace(),
          kibibytes(facts),
          maxKibibytes);
    }
  }

  /** The revision of now, once it is the wanted one or a later one. */
  private long reached(WorkspaceId workspace, long wanted) {
    long end = System.nanoTime() + patience().toNanos();
    long pause = FIRST_PAUSE.toNanos();
    long revision = loader.revision(workspace);
    while (revision < wanted) {
      long left = end - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted() || Context.current().isCancelled()) {
        throw notReached(revision, wanted);
      }
      LockSupport.parkNanos(this, Math.min(pause, left));
      pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
      revision = loader.revision(workspace);
    }
    return revision;
  }

  /** Most of the time there is: the caller should hear why there is no answer. */
  private static Duration patience() {
    return CallDeadline.remaining().orElse(Duration.ZERO).multipliedBy(9).dividedBy(10);
  }

  private static MetricsException notReached(long revision, long wanted) {
    return MetricsException.of(
            ErrorReason.REVISION_NOT_REACHED,
            "the data are at revision %d and not yet at %d; try again, or ask for a lower revision"
                .formatted(revision, wanted))
        .with("reached", Long.toString(revision))
        .with("wanted", Long.toString(wanted))
        .build();
  }

  /** Rough size of what is kept, in bytes. */
  long bytes() {
    snapshots.cleanUp();
    return snapshots.asMap().values().stream().mapToLong(Facts::bytes).sum();
  }
}
